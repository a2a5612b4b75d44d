/** What may be said of a deed, and what may be done with it. Pure. */
import type { DeedFault, DeedFaultCode } from './fault-words.ts'
import type { CostLine, DeclaredDeed } from './schema.ts'
import { type State, usualKind } from './words.ts'

interface Days {
  beginsOn: string
  endsOn: string
}

interface Side {
  /** Null while it is in being. */
  endsOn: string | null
  /** Whether whoever declares answers for it. */
  reached: boolean
}

/** What is known of what a declared deed names; undefined for what is not there. */
export interface Known {
  today: string
  cycle: Days | undefined
  partnership: Days | undefined
  unit: Side | undefined
  community: (Side & { regionCode: string }) | undefined
  /** Whether the unit takes part in the cycle. */
  takesPart: boolean
  /** Whether the programme is of the community's region too. */
  covered: boolean
  kinds: Pick<ReadonlySet<string>, 'has'>
  /** Whether there is such a place in the community. */
  hasPlace: boolean
  payer: { hasCosts: boolean } | undefined
  /** Whether the unit has the need in hand, or met it, and it is the community's. */
  hasNeed: boolean
  /** How many others this deed pays for already. */
  paysFor: number
}

/** Everything that is wrong with it. */
export function judgeDeed(said: DeclaredDeed, known: Known): DeedFault[] {
  return [
    ...judgeSides(said, known),
    ...judgeDay(said, known),
    ...judgeWhat(said, known),
    ...judgeMoney(said, known),
  ]
}

const when = (
  wrong: boolean,
  field: DeedFault['field'],
  code: DeedFaultCode,
  parameters?: DeedFault['parameters'],
): DeedFault[] => (wrong ? [{ field, code, ...(parameters && { parameters }) }] : [])

function judgeSides(said: DeclaredDeed, known: Known): DeedFault[] {
  const { partnershipId, cycleId, unitId, communityId, direction, day } = said
  if (partnershipId !== undefined && !known.partnership)
    return when(true, 'partnershipId', 'no-partnership')
  if (partnershipId === undefined && !(cycleId && unitId && communityId)) {
    return when(true, 'partnershipId', 'incomplete')
  }
  const { unit, community, cycle } = known
  const isGift = direction === 'gift'
  const closed = (side: Side | undefined) => side?.endsOn != null && side.endsOn < day
  return [
    ...when(!cycle, 'cycleId', 'no-cycle'),
    ...when(!unit, 'unitId', 'no-unit'),
    ...when(!community, 'communityId', 'no-community'),
    ...when(unit !== undefined && !isGift && !unit.reached, 'unitId', 'unit-beyond'),
    ...when(
      community !== undefined && isGift && !community.reached,
      'communityId',
      'community-beyond',
    ),
    ...when(
      unit !== undefined && partnershipId === undefined && !known.takesPart,
      'unitId',
      'takes-no-part',
    ),
    ...when(
      cycle !== undefined && community !== undefined && !known.covered,
      'communityId',
      'community-outside',
    ),
    ...when(closed(unit), 'unitId', 'unit-closed'),
    ...when(closed(community), 'communityId', 'community-closed'),
  ]
}

function judgeDay({ day }: DeclaredDeed, { today, cycle, partnership }: Known): DeedFault[] {
  if (day > today) return when(true, 'day', 'day-not-come')
  const outside = (days: Days | undefined) =>
    days !== undefined && (day < days.beginsOn || days.endsOn < day)
  const span = (days: Days | undefined) => ({ from: days?.beginsOn ?? '', to: days?.endsOn ?? '' })
  if (outside(cycle)) return when(true, 'day', 'day-outside-cycle', span(cycle))
  return when(outside(partnership), 'day', 'day-outside-partnership', span(partnership))
}

function judgeWhat(
  said: DeclaredDeed,
  { community, kinds, hasPlace, hasNeed }: Known,
): DeedFault[] {
  const { kind, regionCode, direction, quantity, countedIn, needId, promiseId, delivers } = said
  const isGift = direction === 'gift'
  const isPlace = regionCode !== undefined && regionCode !== community?.regionCode
  return [
    ...when(kind !== usualKind && !kinds.has(kind), 'kind', 'unknown-kind'),
    ...when(community !== undefined && isPlace && !hasPlace, 'regionCode', 'unknown-place'),
    ...when(
      isGift && (quantity === undefined || countedIn === undefined),
      'quantity',
      'quantity-missing',
    ),
    ...when(
      !isGift && (quantity !== undefined || countedIn !== undefined),
      'quantity',
      'not-of-deed',
    ),
    ...when(needId !== undefined && promiseId !== undefined, 'needId', 'one-origin'),
    ...when(needId !== undefined && !hasNeed, 'needId', 'unknown-need'),
    ...when(delivers && needId === undefined, 'needId', 'need-missing'),
  ]
}

function judgeMoney(said: DeclaredDeed, { payer, paysFor }: Known): DeedFault[] {
  const { costs, paidById, direction, needId, promiseId } = said
  const isPaidElsewhere = paidById !== undefined
  if (direction === 'gift') {
    const named =
      costs.length > 0 || isPaidElsewhere || needId !== undefined || promiseId !== undefined
    return when(named, 'costs', 'not-of-gift')
  }
  const sources = new Set(costs.map(({ source }) => source))
  return [
    ...when(sources.size < costs.length, 'costs', 'source-twice'),
    ...when(isPaidElsewhere && costs.length > 0, 'costs', 'cost-twice'),
    ...when(isPaidElsewhere && !payer, 'paidById', 'unknown-payer'),
    ...when(isPaidElsewhere && payer?.hasCosts === false, 'paidById', 'payer-pays-nothing'),
    ...when(paysFor > 0 && costs.length === 0, 'costs', 'pays-for-others', { count: paysFor }),
  ]
}

export type Step = 'confirm' | 'question' | 'take-back' | 'correct' | 'withdraw'

const leads: Record<Step, { from: readonly State[]; to: State }> = {
  confirm: { from: ['declared', 'questioned'], to: 'confirmed' },
  question: { from: ['declared'], to: 'questioned' },
  'take-back': { from: ['confirmed', 'questioned'], to: 'declared' },
  correct: { from: ['declared', 'questioned', 'confirmed'], to: 'declared' },
  withdraw: { from: ['declared', 'questioned', 'confirmed'], to: 'withdrawn' },
}

/** @returns the state that the step leads to; undefined where it may not be taken */
export function leadsTo(state: State, step: Step): State | undefined {
  const { from, to } = leads[step]
  return from.includes(state) ? to : undefined
}

/** An answer is taken back by whoever gave it, so soon that nobody has built on it. */
export const takeBackMinutes = 10

export function mayTakeBack(
  deed: { state: State; answeredBy: string | null; answeredAt: Date | null },
  by: string,
  now: Date,
): boolean {
  if (leadsTo(deed.state, 'take-back') === undefined || deed.answeredBy !== by || !deed.answeredAt)
    return false
  return now.getTime() - deed.answeredAt.getTime() <= takeBackMinutes * 60_000
}

export function sumOf(costs: readonly CostLine[]): number {
  return costs.reduce((sum, { fen }) => sum + fen, 0)
}
