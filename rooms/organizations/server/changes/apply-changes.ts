/** The one way in which organizations change: the former version kept, the row written, the search told, recorded. */
import type { Whole } from '#base/server/db/change.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { normalName } from '../../shared/normal-name.ts'
import type { ChangeKind } from '../../shared/words.ts'
import { listGuestCounties, wakeRenewing } from '../guests/store.ts'
import { insertEarlierVersions } from '../history/store.ts'
import { indexedAtOnce, indexLater, indexNow } from '../search/index-organizations.ts'
import { type Changeable, changeable, type OrganizationRow, updateRows } from '../store.ts'

export type Alteration = Partial<Pick<OrganizationRow, Changeable>>

export interface Altered {
  /** As it is, locked. */
  before: OrganizationRow
  after: Alteration
  /** What other rooms are told of it. */
  events?: Event[]
}

interface Event {
  topic: string
  payload: Record<string, unknown>
}

export interface By {
  change: ChangeKind
  actor: string
  reason?: string | undefined
  /** What all of it is part of. */
  within?: Whole
}

/**
 * Writes changes of one county's organizations; the rules were asked before. What alters nothing is passed over.
 *
 * @returns the rows as they are now, in the order given
 */
export async function applyChanges(
  tx: WriteTransaction,
  countyCode: string,
  changes: readonly Altered[],
  by: By,
): Promise<OrganizationRow[]> {
  const steps = changes.map(({ before, after, events }) => ({
    before,
    after: altered(before, after, tx.now),
    events: [...(events ?? []), ...seatTold(before, after), ...closingTold(before, after)],
  }))
  const real = steps.filter(({ before, after, events }) => after !== before || events.length > 0)
  if (real.length === 0) return steps.map(({ after }) => after)
  const written = real.filter(({ before, after }) => after !== before)
  const { change, actor: changedBy, reason = null } = by
  await insertEarlierVersions(
    tx,
    countyCode,
    written.map(({ before }) => ({ record: before, change, changedBy, reason })),
  )
  const called = written.filter(isCalledOtherwise).map(({ after }) => after)
  await updateRows(
    tx,
    countyCode,
    written.map(({ after }) => after),
  )
  if (indexedAtOnce(called)) await indexNow(tx, called, { before: true })
  else await indexLater(tx, called)
  await renewLater(tx, countyCode, written)
  await tx.recordAll(
    real.map(({ before, after, events }) => ({
      countyCode,
      action: `organizations.${by.change}`,
      subject: { kind: 'organization', id: before.id },
      ...personOf(before, after),
      actor: by.actor,
      ...(by.reason !== undefined && { reason: by.reason }),
      before: plain(before),
      after: plain(after),
      ...(events.length > 0 && { events }),
    })),
    { within: by.within },
  )
  return steps.map(({ after }) => after)
}

/** Copies in other counties follow by a job of their own: this transaction does not reach there. */
async function renewLater(
  tx: WriteTransaction,
  countyCode: string,
  written: readonly { before: OrganizationRow }[],
): Promise<void> {
  const ids = written.map(({ before }) => before.id)
  const held = await listGuestCounties(tx, countyCode, ids)
  await wakeRenewing(
    tx,
    countyCode,
    held.map(({ organizationId }) => organizationId),
  )
}

/** Accounts are found by the seat of the organization that they serve. */
function seatTold({ id, regionCode }: OrganizationRow, after: Alteration): Event[] {
  const seat = after.regionCode
  if (seat === undefined || seat === regionCode) return []
  return [{ topic: 'organizations.reseated', payload: { id, seat } }]
}

/** After what became of it: of a duplicate everything has gone to the kept one before it is told as closed. */
function closingTold({ id, endsOn }: OrganizationRow, after: Alteration): Event[] {
  if (after.endsOn === undefined || (endsOn === null) === (after.endsOn === null)) return []
  return after.endsOn === null
    ? [{ topic: 'organizations.reopened', payload: { id } }]
    : [{ topic: 'organizations.closed', payload: { id, day: after.endsOn } }]
}

function isCalledOtherwise({
  before,
  after,
}: Record<'before' | 'after', OrganizationRow>): boolean {
  return before.name !== after.name || before.code !== after.code || before.kind !== after.kind
}

function altered(before: OrganizationRow, after: Alteration, now: Date): OrganizationRow {
  const differs = changeable.some((field) => field in after && after[field] !== before[field])
  if (!differs) return before
  const row = { ...before, ...after, version: before.version + 1, changedAt: now }
  return { ...row, normalName: normalName(row.name) }
}

/** A cadre who supports is a person: the journal's hashes of the name can be made worthless. */
export function personOf(...states: readonly Pick<OrganizationRow, 'id' | 'kind'>[]): {
  person?: string
} {
  const state = states.find(({ kind }) => kind === 'person')
  return state ? { person: state.id } : {}
}

/** A record as the journal hashes it. */
export function plain(row: OrganizationRow) {
  return { ...row, changedAt: row.changedAt?.toISOString() ?? null }
}
