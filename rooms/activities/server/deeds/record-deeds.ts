/** What the journal, other rooms and the indicators are told of a deed. */
import type { Change, CountedRecord, FactInput } from '#base/server/db/change.ts'
import type { DeedRow, FullDeed } from './store.ts'

export const recordOf = ({ id, version }: Pick<DeedRow, 'id' | 'version'>): CountedRecord => {
  return { kind: 'deed', id, version }
}

/** What it counts at its version. */
export function factsOf(deed: FullDeed, programmeId: string): FactInput[] {
  const common = {
    ...{ programmeId, cycleId: deed.cycleId, record: recordOf(deed), kind: deed.kind },
    ...{ day: deed.onDay, regionCode: deed.regionCode, organizationId: deed.unitId },
    ...(deed.partnershipId !== null && { partnershipId: deed.partnershipId }),
  }
  if (deed.direction === 'gift') return [{ ...common, measure: 'gift-back', quantity: 1 }]
  const helped =
    deed.helped > 0 ? [{ ...common, measure: 'deed-helped', quantity: deed.helped }] : []
  return [
    { ...common, measure: 'deed', quantity: 1 },
    ...helped,
    ...deed.costs.map(({ source, fen }) => {
      return { ...common, measure: 'deed-cost', aspect: source, quantity: fen }
    }),
  ]
}

interface By {
  action: string
  actor: string
  reason?: string
  /** Of a unit that is a person: the hashes go with them. */
  person?: string | undefined
}

export function changeOf(
  after: FullDeed,
  { action, actor, reason, person }: By,
  before?: FullDeed,
): Change {
  const { countyCode, id, state, version } = after
  return {
    ...{ countyCode, action, actor, subject: { kind: 'deed', id } },
    ...(reason !== undefined && { reason }),
    ...(person !== undefined && { person }),
    ...(before && { before: plain(before) }),
    after: plain(after),
    events: [{ topic: action, payload: { id, state, version } }],
  }
}

/** A record as the journal hashes it. */
function plain({ declaredAt, answeredAt, changedAt, ...row }: FullDeed) {
  return {
    ...row,
    declaredAt: declaredAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    changedAt: changedAt.toISOString(),
  }
}
