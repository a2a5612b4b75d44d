/** The desk as it was built: a shell that is asked for anew, and assets that never change under their names. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const folder = join(import.meta.dirname, '..', '..', '..', 'build', 'desk')

const types: Record<string, string> = {
  'index.html': 'text/html; charset=utf-8',
  'sw.js': 'text/javascript; charset=utf-8',
  'manifest.webmanifest': 'application/manifest+json; charset=utf-8',
  'icon.svg': 'image/svg+xml',
}

/** @throws when the desk was not built */
export async function serveDesk(server: FastifyInstance): Promise<void> {
  if (!existsSync(folder)) throw new Error(`${folder} is missing; run npm run build`)
  await server.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/desk/assets/',
    decorateReply: false,
    immutable: true,
    preCompressed: true,
    maxAge: '365d',
  })
  for (const [name, type] of Object.entries(types)) {
    const content = readFileSync(join(folder, name))
    const file = { schema: { hide: true } as object, url: `/desk/${name}` }
    server.route({
      ...file,
      method: 'GET',
      handler: (_, reply) =>
        reply
          .type(type)
          .header('cache-control', 'no-cache')
          // The worker lies in the folder and answers for the address above it, too.
          .header('service-worker-allowed', '/desk')
          .send(content),
    })
  }
  // Every address of the desk is the same shell: what it shows, the browser works out.
  const shell = readFileSync(join(folder, 'index.html'))
  for (const url of ['/desk', '/desk/*']) {
    server.get(url, { schema: { hide: true } as object }, (_, reply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(shell),
    )
  }
}
