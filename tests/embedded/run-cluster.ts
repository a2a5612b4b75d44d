/**
 * Starts the embedded database of one data folder and keeps it until told to stop: a process of its own, so that
 * tests can run it as somebody else, without programs on its PATH, and kill it.
 */
import { startCluster } from '#base/server/db/embedded/cluster.ts'

const [folder] = process.argv.slice(2)
const cluster = await startCluster(folder as string)
cluster.onLoss((how) => {
  process.stdout.write(`lost ${how}\n`)
  process.exit(3)
})
// Before the line: whoever reads it may stop us at once.
process.on('SIGTERM', () => cluster.stop().then(() => process.exit(0)))
const { way, elsewhere, pid, adminUrl, appUrl } = cluster
process.stdout.write(`${JSON.stringify({ way, elsewhere, pid, adminUrl, appUrl })}\n`)
setInterval(() => undefined, 60_000)
