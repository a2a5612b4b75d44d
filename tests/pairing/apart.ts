/** A county that a process of its own serves, which can be killed and started again at the same address. */
import { join } from 'node:path'
import { changeWriters } from '#apps/server/change-writers.ts'
import { connect } from '#base/server/db/connect.ts'
import type { Addresses } from '#base/server/db/embedded/cluster.ts'
import { createWork } from '#base/server/db/work.ts'
import { composeApplication, journal } from '../application/compose-application.ts'
import { type ServedProcess, serveApart } from '../application/served-process.ts'
import { Visitor } from '../application/visitor.ts'
import type { Home } from './furnish-county.ts'

const day = 86_400_000
const script = join(import.meta.dirname, 'serve.ts')

export interface Apart extends Home {
  /** The process as it runs at this moment. */
  served(): ServedProcess
  /** kill -9, and started again. */
  kill(): Promise<void>
}

export async function startApart({ adminUrl, appUrl }: Addresses): Promise<Apart> {
  let days = 0
  let served = await serveApart(script, [adminUrl, appUrl, '0', '0'])
  const { url } = served
  const startAgain = async () => {
    await served.kill()
    served = await serveApart(script, [adminUrl, appUrl, new URL(url).port, String(days)])
  }
  const now = () => new Date(Date.now() + days * day)
  const connection = await connect(appUrl, 4)
  const work = createWork(connection.db, now, changeWriters({ journal }))
  // Of it only what people and their sessions are made with.
  const here = await composeApplication({ connection, appUrl, work, clock: now })
  let visitors = 0
  const { identity } = here
  const visitor = (address = `10.0.0.${++visitors}`) => new Visitor(url, address)
  return {
    application: { adminUrl, url, work, identity, visitor },
    clock: { now },
    passDays: async (more) => {
      days += more
      await startAgain()
    },
    served: () => served,
    kill: startAgain,
    compute: async ({ countyCode, runId }) => {
      await served.until(async () => {
        const { work: computing } = await work.read({ counties: [countyCode] }, (tx) =>
          tx.db
            .selectFrom('pairing.runs')
            .select('work')
            .where('countyCode', '=', countyCode)
            .where('id', '=', runId)
            .executeTakeFirstOrThrow(),
        )
        return computing === null ? runId : undefined
      })
    },
    close: async () => {
      await served.kill()
      await here.close()
      await connection.close()
    },
  }
}
