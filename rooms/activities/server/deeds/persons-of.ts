import type { Transaction } from '#base/server/db/work.ts'
import { listOrganizationsAmong } from '#rooms/organizations/server/door.ts'
import type { DeedRow } from './store.ts'

/** Of deeds whose unit is a person: that person, by the deed. */
export async function personsOf(
  tx: Transaction,
  deeds: readonly Pick<DeedRow, 'id' | 'countyCode' | 'unitId'>[],
): Promise<ReadonlyMap<string, string>> {
  const counties = [...new Set(deeds.map(({ countyCode }) => countyCode))]
  const ids = [...new Set(deeds.map(({ unitId }) => unitId))]
  const units = await listOrganizationsAmong(tx, counties, ids)
  const persons = new Set(units.filter(({ kind }) => kind === 'person').map(({ id }) => id))
  return new Map(deeds.flatMap(({ id, unitId }) => (persons.has(unitId) ? [[id, unitId]] : [])))
}
