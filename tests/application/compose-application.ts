/** The whole application put together as in production, for whoever tests or measures it. */
import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { openAccess } from '#apps/server/access/open-access.ts'
import { composeRoutes, composeThread } from '#apps/server/compose.ts'
import type { Clock } from '#base/server/clock.ts'
import type { Connection } from '#base/server/db/connect.ts'
import type { Work } from '#base/server/db/work.ts'
import { buildServer } from '#base/server/http/build-server.ts'
import type { Thread } from '#base/server/jobs/thread.ts'
import { logSettings } from '#base/server/log.ts'
import type { IdentityParts, UnifiedSignIn } from '#rooms/identity/server/door.ts'
import type { SendMail } from '#rooms/notices/server/door.ts'

export const firstRunCode = 'TEST-TEST-TEST'

/** Of the journal's hashes. */
export const journal = createHash('sha256').update('test').digest()

export interface Composed {
  identity: IdentityParts
  thread: Thread
  server: FastifyInstance
  close(): Promise<void>
}

/** @param parts the connection stays open when what is put together is closed */
export async function composeApplication(parts: {
  connection: Pick<Connection, 'pool' | 'probe'>
  appUrl: string
  work: Work
  clock: Clock
  publicUrl?: string | undefined
  demo?: boolean | undefined
  unified?: readonly UnifiedSignIn[] | undefined
  sendMail?: SendMail | undefined
}): Promise<Composed> {
  const { connection, work, clock, publicUrl = 'http://127.0.0.1' } = parts
  const { actors, identity } = openAccess({
    pool: connection.pool,
    secret: createHash('sha256').update('session').digest('hex'),
    publicUrl,
    unified: parts.unified ?? [],
    work,
    demo: parts.demo ?? false,
    firstRunCode,
    clock,
  })
  const thread = composeThread(parts.appUrl, { journal })
  const server = await buildServer({
    work,
    clock,
    routes: composeRoutes(identity, connection.probe, thread, { sendMail: parts.sendMail }),
    resolveActor: actors.resolve,
    problemPage: ({ title }) => `<!doctype html><title>${title}</title>`,
    version: 'test',
    publicUrl,
    logger: logSettings('error'),
  })
  const close = async () => {
    await server.close()
    await thread.close()
  }
  return { identity, thread, server, close }
}
