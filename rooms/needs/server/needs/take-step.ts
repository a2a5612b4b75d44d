/** One step of a need's life, with its row, its line of history and its entry in the journal. */
import type { Change } from '#base/server/db/change.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { type NeedSide, type NeedStep, needSteps, stateAfter } from '../../shared/need-life.ts'
import { outOfTurn } from '../../shared/need-problems.ts'
import type { StepKind } from '../../shared/need-schema.ts'
import { insertStep, type NeedRow, updateNeed } from './store.ts'

export interface Step {
  step: StepKind
  side: NeedSide
  /** Account, job by name, or `public`. */
  actor: string
  /** What of the need changes beside its state. */
  changes?: Partial<NeedRow>
  /** The unit that does it, or that it is about. */
  organizationId?: string | null
  /** Kept with the history, for good: never a resident's. */
  words?: string | null
  day?: string
  level?: NeedRow['level']
  way?: NeedRow['way']
  /** What is counted by it, and who is told. */
  counting?: Pick<Change, 'facts' | 'takesBack' | 'raises' | 'events'>
}

/**
 * @param need held by this transaction
 * @throws Problem needs.out-of-turn
 */
export async function takeStep(
  tx: WriteTransaction,
  need: NeedRow,
  { step, side, actor, changes = {}, counting = {}, ...said }: Step,
): Promise<NeedRow> {
  const state = isOfLife(step) ? stateAfter(need.state, step) : need.state
  if (state === undefined) throw outOfTurn(need.state)
  const after: NeedRow = {
    ...need,
    ...{ state, stateSince: state === need.state ? need.stateSince : tx.now },
    ...changes,
    ...{ version: need.version + 1, changedBy: actor, changedAt: tx.now },
  }
  await updateNeed(tx, after)
  await writeStep(tx, after, { step, side, ...said })
  await tx.record({
    ...{ countyCode: need.countyCode, action: `needs.${step}`, actor },
    subject: { kind: 'need', id: need.id },
    ...(said.words && { reason: said.words }),
    before: plain(need),
    after: plain(after),
    ...counting,
  })
  return after
}

/** Every version of a need is one step's, so the version numbers its steps. */
export async function writeStep(
  tx: WriteTransaction,
  need: NeedRow,
  said: Omit<Step, 'actor' | 'changes' | 'counting'>,
): Promise<void> {
  await insertStep(tx, {
    ...{ countyCode: need.countyCode, needId: need.id, number: need.version },
    ...{ step: said.step, state: need.state, at: tx.now, side: said.side },
    ...{ organizationId: said.organizationId ?? null, words: said.words ?? null },
    ...{ day: said.day ?? null, version: need.version, round: need.round },
    ...{ level: said.level ?? null, way: said.way ?? null },
  })
}

const isOfLife = (step: StepKind): step is NeedStep =>
  (needSteps as readonly string[]).includes(step)

/** A need as the journal hashes it. */
export function plain({ stateSince, changedAt, publishedAt, ...row }: NeedRow) {
  return {
    ...row,
    stateSince: stateSince.toISOString(),
    changedAt: changedAt.toISOString(),
    publishedAt: publishedAt?.toISOString() ?? null,
  }
}
