import type { Transaction } from '#base/server/db/work.ts'
import { findProgramme } from '#rooms/programmes/server/door.ts'
import { findRun, type RunKey, type RunRow } from './store.ts'

/** Of a published programme; of any other nobody learns that it exists. */
export async function findPublicRun(tx: Transaction, key: RunKey): Promise<RunRow | undefined> {
  const run = await findRun(tx, key)
  const programme = run && (await findProgramme(tx, run.programmeId))
  return programme?.publishedAt ? run : undefined
}
