/** The application as people sign in to it, for the bench: a process of its own, so that its memory is its own. */
import { createHash } from 'node:crypto'
import { openAccess } from '#apps/server/access/open-access.ts'
import { changeWriters } from '#apps/server/change-writers.ts'
import { composeRoutes, composeThread } from '#apps/server/compose.ts'
import { systemClock } from '#base/server/clock.ts'
import { connect } from '#base/server/db/connect.ts'
import { createWork } from '#base/server/db/work.ts'
import { buildServer } from '#base/server/http/build-server.ts'
import { logSettings } from '#base/server/log.ts'

const publicUrl = 'http://127.0.0.1'

/** @param poolSize connections to the database; one for whoever wants to hear its statements in order */
export async function openApplication(appUrl: string, poolSize: number) {
  const connection = await connect(appUrl, poolSize)
  const journal = createHash('sha256').update('bench').digest()
  const work = createWork(connection.db, systemClock, changeWriters({ journal }))
  const { actors, identity } = openAccess({
    pool: connection.pool,
    secret: createHash('sha256').update('session').digest('hex'),
    publicUrl,
    unified: [],
    work,
    demo: false,
    firstRunCode: 'BENCH-BENCH',
    clock: systemClock,
  })
  const thread = composeThread(appUrl, { journal })
  const server = await buildServer({
    work,
    clock: systemClock,
    routes: composeRoutes(identity, connection.probe, thread),
    resolveActor: actors.resolve,
    problemPage: ({ title }) => title,
    version: 'bench',
    publicUrl,
    logger: logSettings('warn'),
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const close = async () => {
    await server.close()
    await thread.close()
    await connection.close()
  }
  return { work, identity, url, close }
}

if (import.meta.main) {
  const [appUrl] = process.argv.slice(2)
  const { url } = await openApplication(appUrl as string, 16)
  process.stdout.write(`${url}\n`)
}
