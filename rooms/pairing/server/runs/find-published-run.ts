import type { Transaction } from '#base/server/db/work.ts'
import { findProgramme } from '#rooms/programmes/server/door.ts'
import { findRun, type RunKey, type RunRow } from './store.ts'

/** Of a published programme; nobody outside learns that another one is there, not even by a run's address. */
export async function findPublishedRun(tx: Transaction, key: RunKey): Promise<RunRow | undefined> {
  const run = await findRun(tx, key)
  const programme = run && (await findProgramme(tx, run.programmeId))
  return programme?.publishedAt ? run : undefined
}
