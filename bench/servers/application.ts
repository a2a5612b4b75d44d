/** The application as people sign in to it, for the bench: a process of its own, so that its memory is its own. */
import { changeWriters } from '#apps/server/change-writers.ts'
import { systemClock } from '#base/server/clock.ts'
import { connect } from '#base/server/db/connect.ts'
import { createWork } from '#base/server/db/work.ts'
import { composeApplication, journal } from '../../tests/application/compose-application.ts'

/** @param poolSize connections to the database; one for whoever wants to hear its statements in order */
export async function openApplication(appUrl: string, poolSize: number) {
  const connection = await connect(appUrl, poolSize)
  const clock = systemClock
  const work = createWork(connection.db, clock, changeWriters({ journal }))
  const composed = await composeApplication({ connection, appUrl, work, clock })
  const url = await composed.server.listen({ host: '127.0.0.1', port: 0 })
  const close = async () => {
    await composed.close()
    await connection.close()
  }
  return { work, identity: composed.identity, url, close }
}

if (import.meta.main) {
  const [appUrl] = process.argv.slice(2)
  const { url } = await openApplication(appUrl as string, 16)
  process.stdout.write(`${url}\n`)
}
