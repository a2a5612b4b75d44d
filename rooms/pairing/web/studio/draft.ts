/** What the office is changing: the rules, and what of the roster stood in their way. Nothing of it is saved yet. */
import type { Roster } from '@lianjian/pairing'
import type { Rules } from '@lianjian/pairing/rules'
import type { Change, TriedPair } from '@lianjian/pairing/try'
import type * as z from 'zod'
import type { changeRulesInput } from '../../shared/run-schema.ts'

/** Two of which the office says that they must be, or must not. */
export interface Tie {
  kind: 'tie'
  relation: 'locked' | 'avoid'
  supporter: string
  community: string
  reason: string
}

/** Changes that are not of the rules. */
export type RosterChange = Exclude<Change, { kind: 'rules' }> | Tie

export interface Draft {
  rules: Rules
  changes: readonly RosterChange[]
}

/** The draft with further changes; a later one of the same row or pair stands in place of an earlier one. */
export function withChanges(draft: Draft, changes: readonly (Change | Tie)[]): Draft {
  const rules = { ...draft.rules }
  const own = new Map(draft.changes.map((each) => [keyOf(each), each]))
  for (const change of changes) {
    if (change.kind === 'rules') Object.assign(rules, change.rules)
    else if (!takesBack(own, change)) own.set(keyOf(change), change)
  }
  return { rules, changes: [...own.values()] }
}

/** A relation that is not saved yet is dropped by taking it back. */
function takesBack(own: Map<string, RosterChange>, change: RosterChange): boolean {
  if (change.kind !== 'drop') return false
  const { relation, supporter, community } = change
  const key = keyOf({ kind: 'tie', relation, supporter, community, reason: '' })
  const tie = own.get(key)
  return tie?.kind === 'tie' && tie.relation === relation && own.delete(key)
}

export function withoutChange(draft: Draft, change: RosterChange): Draft {
  return { ...draft, changes: draft.changes.filter((each) => keyOf(each) !== keyOf(change)) }
}

export function keyOf(change: RosterChange): string {
  if (change.kind === 'places') return `${change.side} ${change.code} ${change.bound}`
  const pair = `${change.supporter} ${change.community}`
  return change.kind === 'tie' ? `tie ${pair}` : `${change.relation} ${pair}`
}

/** What the draft says of a pair; nothing where it leaves it to the rules and to what is saved. */
export function tieOf(draft: Draft, [supporter, community]: TriedPair): Tie | undefined {
  return draft.changes.find(
    (each): each is Tie =>
      each.kind === 'tie' && each.supporter === supporter && each.community === community,
  )
}

export function isSame(one: Draft, other: Draft): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

const rowsOf = (roster: Roster, side: 'supporter' | 'community') =>
  side === 'supporter' ? roster.supporters : roster.communities

/** The roster as it would be. */
export function rosterWith(roster: Roster, changes: readonly RosterChange[]): Roster {
  if (changes.length === 0) return roster
  const bounds = new Map(
    changes.flatMap((each) => (each.kind === 'places' ? [[keyOf(each), each.to] as const] : [])),
  )
  const dropped = new Set(changes.flatMap((each) => (each.kind === 'drop' ? [keyOf(each)] : [])))
  const widened = <Row extends { code: string; min: number; max: number }>(
    side: 'supporter' | 'community',
    rows: readonly Row[],
  ) =>
    rows.map((row) => ({
      ...row,
      min: bounds.get(`${side} ${row.code} min`) ?? row.min,
      max: bounds.get(`${side} ${row.code} max`) ?? row.max,
    }))
  return {
    ...roster,
    supporters: widened('supporter', roster.supporters),
    communities: widened('community', roster.communities),
    relations: [
      ...roster.relations.filter(
        ({ relation, supporter, community }) =>
          !dropped.has(`${relation} ${supporter} ${community}`),
      ),
      ...changes.flatMap((each) => {
        if (each.kind !== 'tie') return []
        const { supporter, community, relation } = each
        return [{ supporter, community, relation }]
      }),
    ],
  }
}

type RosterBody = NonNullable<z.infer<typeof changeRulesInput.body>['roster']>

/** The same for the server; undefined when nothing of the roster changes. */
export function rosterBody(
  roster: Roster,
  changes: readonly RosterChange[],
): RosterBody | undefined {
  if (changes.length === 0) return undefined
  const after = rosterWith(roster, changes)
  const sides = ['supporter', 'community'] as const
  return {
    places: sides.flatMap((side) =>
      rowsOf(roster, side).flatMap(({ code, min, max }, at) => {
        const to = rowsOf(after, side)[at]
        if (!to || (to.min === min && to.max === max)) return []
        return [{ side, code, from: { min, max }, to: { min: to.min, max: to.max } }]
      }),
    ),
    dropped: changes.flatMap((each) => {
      if (each.kind !== 'drop') return []
      const { relation, supporter, community } = each
      return [{ relation, supporter, community }]
    }),
    tied: changes.flatMap((each) => {
      if (each.kind !== 'tie') return []
      const { kind: _kind, ...tie } = each
      return [tie]
    }),
  }
}
