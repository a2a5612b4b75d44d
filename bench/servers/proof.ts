/** Our server with the proof room, for the bench: a process of its own, so that its memory is its own. */
import { systemClock } from '#base/server/clock.ts'
import { connect } from '#base/server/db/connect.ts'
import { createWork } from '#base/server/db/work.ts'
import { logSettings } from '#base/server/log.ts'
import { actorOf, startProofServer } from '../../tests/tenancy/proof-server.ts'
import { counties } from '../proof-data.ts'

const [appUrl] = process.argv.slice(2)
const connection = await connect(appUrl as string, 16)
const { url } = await startProofServer({
  work: createWork(connection.db, systemClock, []),
  actors: Object.fromEntries(counties.map((county) => [county, actorOf([county])])),
  logger: logSettings('warn'),
})
process.stdout.write(`${url}\n`)
