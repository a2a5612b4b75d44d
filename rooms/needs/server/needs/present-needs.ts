/** Needs as lists show them. */
import type { Transaction } from '#base/server/db/work.ts'
import { listOrganizationsAmong } from '#rooms/organizations/server/door.ts'
import type { NeedItem } from '../../shared/need-schema.ts'
import type { NeedRow } from './store.ts'

/** Names as they are today, of organizations of these counties. */
export async function namesOf(
  tx: Transaction,
  counties: readonly string[],
  ids: readonly (string | null)[],
): Promise<(id: string) => { id: string; name: string }> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  const rows = await listOrganizationsAmong(tx, counties, wanted)
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (id) => ({ id, name: names.get(id) ?? '' })
}

export async function presentNeeds(tx: Transaction, rows: readonly NeedRow[]): Promise<NeedItem[]> {
  const counties = [...new Set(rows.map(({ countyCode }) => countyCode))]
  const ids = rows.flatMap(({ communityId, holderId }) => [communityId, holderId])
  const named = await namesOf(tx, counties, ids)
  return rows.map((row) => presentNeed(row, named))
}

export function presentNeed(
  row: NeedRow,
  named: (id: string) => { id: string; name: string },
): NeedItem {
  return {
    ...{ countyCode: row.countyCode, id: row.id, cycleId: row.cycleId, number: row.number },
    community: named(row.communityId),
    ...{ regionCode: row.regionCode, category: row.category, title: row.title },
    ...{ beneficiaries: row.beneficiaries, urgency: row.urgency, wantedBy: row.wantedBy },
    ...{ state: row.state, stateSince: row.stateSince.toISOString(), denied: row.denied },
    holder: row.holderId === null ? null : named(row.holderId),
    ...{ level: row.level, way: row.way, version: row.version },
  }
}
