import type { Transaction } from '#base/server/db/work.ts'
import { findProgramme, type ProgrammeRow } from '#rooms/programmes/server/door.ts'
import { findRun, type RunKey, type RunRow } from './store.ts'

interface Published {
  run: RunRow
  programme: ProgrammeRow
}

/** Of a published programme; nobody outside learns that another one is there, not even by a run's address. */
export async function findPublished(tx: Transaction, key: RunKey): Promise<Published | undefined> {
  const run = await findRun(tx, key)
  const programme = run && (await findProgramme(tx, run.programmeId))
  return run && programme?.publishedAt ? { run, programme } : undefined
}

export async function findPublishedRun(tx: Transaction, key: RunKey): Promise<RunRow | undefined> {
  return (await findPublished(tx, key))?.run
}
