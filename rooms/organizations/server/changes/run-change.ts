/** The way of every change that needs no internal rows: take, judge, apply, all or none. */
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { Context, Input } from '#base/server/http/route.ts'
import { type Refusal, refusedByRules } from '../../shared/problems.ts'
import { judgeTwice, type Subject } from '../../shared/rules.ts'
import type { ChangeKind } from '../../shared/words.ts'
import { writeOrLook } from '../cadres/look-at-cadre.ts'
import type { OrganizationsParts } from '../parts.ts'
import type { Lock } from '../reach/store.ts'
import { countyScope } from '../reach/within.ts'
import type { OrganizationRow } from '../store.ts'
import { lockTree } from '../tree/store.ts'
import { type Altered, applyChanges } from './apply-changes.ts'
import type { Sent } from './conflicts.ts'
import { takeForChange } from './take.ts'

/** What a change would write, and what the rules refuse of it. */
export interface Plan {
  changes: Altered[]
  refusals: Refusal[]
}

export type RowSubject = Subject<OrganizationRow>

/** Where a plan looks; without a lock it is a preview. */
export interface Place {
  countyCode: string
  reach: Reach
  lock?: Lock
}

type Asking = Pick<Context<Input, { capability: string }>, 'actor' | 'read' | 'write'>

export async function runChange<Answer>(
  parts: OrganizationsParts,
  asking: Asking,
  wanted: {
    capability: string
    countyCode: string
    change: ChangeKind
    reason?: string | undefined
    /** Whether it changes who hangs below whom, or what is open. */
    tree: boolean
    sent: readonly Sent[]
    /** JSON Pointer to each of what was sent. */
    pointerOf(at: number): string
    plan(tx: Transaction, place: Place, subjects: readonly RowSubject[]): Promise<Plan>
    answer(rows: readonly OrganizationRow[]): Answer
  },
): Promise<Answer> {
  const { countyCode, sent, change, reason } = wanted
  const { actor } = asking
  const reach = actor.reach(wanted.capability)
  const write = writeOrLook(parts, asking, countyCode)
  return write(countyScope(reach, countyCode), async (tx: WriteTransaction) => {
    if (wanted.tree) await lockTree(tx, countyCode)
    const rows = await takeForChange(tx, parts, countyCode, reach, sent)
    const subjects = rows.map((row, at) => ({ row, pointer: wanted.pointerOf(at) }))
    const plan = await wanted.plan(tx, { countyCode, reach, lock: 'share' }, subjects)
    const refusals = [...judgeTwice(subjects), ...plan.refusals]
    if (refusals.length > 0) throw refusedByRules(refusals)
    const by = { change, actor: actor.id, reason }
    return wanted.answer(await applyChanges(tx, countyCode, plan.changes, by))
  })
}

export const single = () => ''
export const item = (at: number) => `/items/${at}`

export function answerOne([row]: readonly OrganizationRow[]): { id: string; version: number } {
  const { id, version } = row as OrganizationRow
  return { id, version }
}

export function answerMany(rows: readonly OrganizationRow[]): { changed: number } {
  return { changed: rows.length }
}
