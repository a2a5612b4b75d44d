import type { CountedRecord } from '#base/server/db/change.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { EvidenceLevel } from '#base/shared/evidence.ts'
import { listReached } from './store.ts'

/** How sure records are at their versions; those that nobody confirmed are declared. */
export async function levelsOf(
  tx: Transaction,
  countyCode: string,
  records: readonly CountedRecord[],
): Promise<(record: CountedRecord) => EvidenceLevel> {
  const rows = await listReached(
    tx,
    countyCode,
    records.map(({ id }) => id),
  )
  const levels = new Map(
    rows.map(({ recordId, recordVersion, toLevel }) => [`${recordId} ${recordVersion}`, toLevel]),
  )
  return ({ id, version }) => (levels.get(`${id} ${version}`) ?? 'declared') as EvidenceLevel
}
