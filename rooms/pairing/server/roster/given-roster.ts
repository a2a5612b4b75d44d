/** A whole roster by codes, as the rows that the office keeps of it. */
import type { Roster } from '@lianjian/pairing'
import type { putRosterRows } from './store.ts'

type RosterRows = Parameters<typeof putRosterRows>[1]

export interface GivenRoster {
  countyCode: string
  /** Whose office alone may read tiers and secrets. */
  programmeId: string
  cycle: { id: string }
  roster: Roster
  /** Organization of each code, by side. */
  supporterIds: ReadonlyMap<string, string>
  communityIds: ReadonlyMap<string, string>
}

export function rosterRows({
  countyCode,
  cycle,
  programmeId,
  roster,
  supporterIds,
  communityIds,
}: GivenRoster): RosterRows {
  const shared = { countyCode, cycleId: cycle.id, ownerOrgId: programmeId }
  return [
    ...roster.supporters.map((row) => ({
      ...shared,
      organizationId: idOf(supporterIds, row.code),
      tier: row.tier ?? null,
      function: row.function ?? null,
      offers: row.offers ?? [],
      needs: [],
      capacityMin: row.min,
      capacityMax: row.max,
    })),
    ...roster.communities.map((row) => ({
      ...shared,
      organizationId: idOf(communityIds, row.code),
      tier: row.tier ?? null,
      function: null,
      offers: [],
      needs: row.needs ?? [],
      capacityMin: row.min,
      capacityMax: row.max,
    })),
  ]
}

export function idOf(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code)
  if (!id) throw new Error(`${code} is in the roster and among no organizations`)
  return id
}
