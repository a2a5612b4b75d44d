/** What the office is changing: the rules, and what of the roster stood in their way. Nothing of it is saved yet. */
import type { Roster } from '@lianjian/pairing'
import type { Rules } from '@lianjian/pairing/rules'
import type { Change } from '@lianjian/pairing/try'
import type * as z from 'zod'
import type { changeRulesInput } from '../../shared/run-schema.ts'

/** Changes that are not of the rules. */
export type RosterChange = Exclude<Change, { kind: 'rules' }>

export interface Draft {
  rules: Rules
  changes: readonly RosterChange[]
}

/** The draft with what a way out changes; a later bound of a row stands in place of an earlier one. */
export function withChanges(draft: Draft, changes: readonly Change[]): Draft {
  const rules = { ...draft.rules }
  const own = new Map(draft.changes.map((each) => [keyOf(each), each]))
  for (const change of changes) {
    if (change.kind === 'rules') Object.assign(rules, change.rules)
    else own.set(keyOf(change), change)
  }
  return { rules, changes: [...own.values()] }
}

export function withoutChange(draft: Draft, change: RosterChange): Draft {
  return { ...draft, changes: draft.changes.filter((each) => keyOf(each) !== keyOf(change)) }
}

export function keyOf(change: RosterChange): string {
  return change.kind === 'places'
    ? `${change.side} ${change.code} ${change.bound}`
    : `${change.relation} ${change.supporter} ${change.community}`
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
    relations: roster.relations.filter(
      ({ relation, supporter, community }) => !dropped.has(`${relation} ${supporter} ${community}`),
    ),
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
  }
}
