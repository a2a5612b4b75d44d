/** Styles and scripts of the portal, built once, named by their content and kept by browsers for good. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { StartRefused } from '#base/server/start-refused.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'build', 'portal')

let names: Record<string, string> | undefined
let offline: Buffer | undefined

/** @throws when the portal was not built or has no such asset */
export function assetPath(source: string): string {
  names ??= JSON.parse(readFileSync(join(folder, 'names.json'), 'utf8'))
  const name = names?.[source]
  if (!name) throw new Error(`${source} is not among the portal's built assets; run npm run build`)
  return `/assets/${name}`
}

/** The verification page as one file; read once. */
export function offlineVerifier(): Buffer {
  offline ??= readFileSync(join(folder, 'verify-offline.html'))
  return offline
}

export async function serveAssets(server: FastifyInstance): Promise<void> {
  if (!existsSync(folder)) {
    throw new StartRefused([
      {
        zh: `没有 ${folder}，请先运行 npm run build`,
        en: `${folder} is missing; run npm run build`,
      },
    ])
  }
  await server.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    // Compressed when they were built, so that a small server does not do it for every phone.
    preCompressed: true,
    maxAge: '365d',
  })
}
