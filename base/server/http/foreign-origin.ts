/** Refuses changes that another site makes a browser send: its cookies would come along. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { foreignOrigin } from '#base/shared/problems.ts'

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/** @param publicUrl an origin that is ours besides the host that was asked, behind a proxy for instance */
export function refuseForeignOrigins(server: FastifyInstance, publicUrl: string | undefined): void {
  server.addHook('onRequest', async (request) => {
    if (!harmless.has(request.method) && isForeign(request, publicUrl)) throw foreignOrigin()
  })
}

/**
 * Browsers say how a request came about in Sec-Fetch-Site, which no page can forge, but only over https and on
 * localhost; elsewhere their Origin is compared. What says neither is no browser, and carries no stolen cookie.
 */
function isForeign(request: FastifyRequest, publicUrl: string | undefined): boolean {
  const { 'sec-fetch-site': site, origin, host } = request.headers
  if (site === 'same-origin' || site === 'none') return false
  if (site === 'cross-site') return true
  if (origin === undefined) return false
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return false
  return URL.parse(origin)?.host !== host
}
