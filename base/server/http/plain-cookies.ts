/** Cookies are read by several readers, the sign-in library among them: they have to read the same. */
import type { FastifyInstance } from 'fastify'

/** Each cookie once, the first of its name, without white space around name and value. */
export function plainCookies(header: string): string {
  const first = new Map<string, string>()
  for (const each of header.split(';')) {
    const at = each.indexOf('=')
    const name = each.slice(0, Math.max(at, 0)).trim()
    if (name !== '' && !first.has(name)) first.set(name, each.slice(at + 1).trim())
  }
  return [...first].map(([name, value]) => `${name}=${value}`).join('; ')
}

/** The value of a cookie in a header that `plainCookies` made. */
export function cookieOf(header: string | null | undefined, name: string): string | undefined {
  const pairs = (header ?? '').split('; ')
  return pairs.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1)
}

export function readPlainCookies(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ headers }) => {
    if (headers.cookie !== undefined) headers.cookie = plainCookies(headers.cookie)
  })
}
