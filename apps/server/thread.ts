/** The thread for what would hold up other requests: the same rooms, with connections of its own. */
import { systemClock } from '#base/server/clock.ts'
import { connect } from '#base/server/db/connect.ts'
import { createWork } from '#base/server/db/work.ts'
import { serveThread, threadData } from '#base/server/jobs/thread.ts'
import { erasePersonKey } from '#rooms/journal/server/door.ts'
import { organizationsThreadTasks } from '#rooms/organizations/server/door.ts'
import { changeWriters } from './change-writers.ts'
import type { ThreadData } from './compose.ts'

/** One works, one reads beside it, one tells how far it is. */
const connections = 3

const { appUrl, journal } = threadData as ThreadData
const { db } = await connect(appUrl, connections)
const writers = changeWriters({ journal: Buffer.from(journal, 'hex') })
const work = createWork(db, systemClock, writers)
// Other rooms are asked rarely, and loading them takes a third of the thread's memory.
const parts = async () => (await import('./organizations-parts.ts')).organizationsParts
serveThread(
  organizationsThreadTasks({ work, parts, erasePersonKey }),
  async () => (await import('#rooms/pairing/server/door.ts')).pairingThreadTasks,
)
