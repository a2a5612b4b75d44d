/** The proof room on a real server: listening on a loopback port, with actors who name themselves. */
import type { Pool } from 'pg'
import { systemClock } from '#base/server/clock.ts'
import type { Work } from '#base/server/db/work.ts'
import { buildServer, type ServerParts } from '#base/server/http/build-server.ts'
import { healthRoutes } from '#base/server/http/health.ts'
import type { Actor, Route } from '#base/server/http/route.ts'
import { logSettings } from '#base/server/log.ts'
import { routes as noteRoutes } from './room/server/door.ts'

export interface ProofServer {
  url: string
  close(): Promise<void>
}

export interface ProofOptions {
  work: Work
  /** With it the server tells of its health. */
  probe?: Pool
  /** By the name that a request gives in `x-actor`. */
  actors?: Record<string, Omit<Actor, 'id'>>
  routes?: Route[]
  logger?: ServerParts['logger']
}

export async function startProofServer(options: ProofOptions): Promise<ProofServer> {
  const server = await buildServer({
    work: options.work,
    clock: systemClock,
    routes: [
      ...(options.probe ? healthRoutes(options.probe) : []),
      ...noteRoutes,
      ...(options.routes ?? []),
    ],
    resolveActor: async (request) => {
      const id = request.headers['x-actor'] as string | undefined
      const known = id === undefined ? undefined : options.actors?.[id]
      return known && { id: id as string, ...known }
    },
    problemPage: (body) => `<!doctype html><title>${body.title}</title>`,
    version: 'test',
    logger: options.logger ?? logSettings('error'),
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return { url, close: () => server.close() }
}

/** An actor of these counties and organizations, who may do all that the proof room knows unless told otherwise. */
export function actorOf(
  counties: string[],
  organizations: string[] = [],
  capabilities: readonly string[] = ['notes.read', 'notes.write'],
): Omit<Actor, 'id'> {
  const scope = { counties, organizations }
  return {
    scope,
    capabilities: new Set(capabilities),
    reach: () => ({ scope, regions: counties.map(prefixOf), organizations }),
  }
}

/** `222403` itself; of a range such as `222400-222499` what its ends share. */
function prefixOf(counties: string): { prefix: string } {
  const [from = '', to = from] = counties.split('-')
  const differs = [...from].findIndex((digit, at) => digit !== to[at])
  return { prefix: differs < 0 ? from : from.slice(0, differs) }
}
