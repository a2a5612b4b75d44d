/** A cycle with all that it begins with: its calendar, its matrix and its work plan. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { type Days, daysInNext, daysOfMonths, dueInMonth } from '../../shared/calendar.ts'
import type { Settings } from '../../shared/template.ts'
import { type CycleRow, insertCycle, type ProgrammeRow } from '../store.ts'
import { insertTasks, type TaskRow } from '../tasks/store.ts'
import { type Duty, putDuties, putStages, type Stage } from './store.ts'

export interface NewCycle extends Days {
  name: string
}

/** What is taken over from the cycle before instead of being made from the settings. */
export interface TakenOver {
  stages?: { from: Days; items: readonly Stage[] } | undefined
  duties?: readonly Duty[] | undefined
}

/**
 * The days were judged before.
 *
 * @returns names of the stages that were left out, because the cycle is over before they would begin
 */
export async function beginCycle(
  tx: WriteTransaction,
  programme: ProgrammeRow,
  settings: Settings,
  { name, beginsOn, endsOn }: NewCycle,
  by: { actor: string },
  taken: TakenOver = {},
): Promise<{ cycle: CycleRow; leftOut: string[] }> {
  const { keeperCode } = programme
  const first = { version: 1, changedBy: by.actor, changedAt: tx.now }
  const cycle: CycleRow = {
    ...{ id: newId(), keeperCode, programmeId: programme.id, name, beginsOn, endsOn },
    ...{ stagesVersion: 1, stagesChangedBy: by.actor, stagesChangedAt: tx.now },
    ...{ dutiesVersion: 1, dutiesChangedBy: by.actor, dutiesChangedAt: tx.now },
  }
  const wanted = taken.stages
    ? shifted(taken.stages, cycle)
    : settings.stages.map((stage) => ({ name: stage.name.zh, days: daysOfMonths(cycle, stage) }))
  const stages = wanted.flatMap(({ name, days }) => (days ? [{ name, ...days }] : []))
  const duties = taken.duties ?? settings.duties.map(dutyOf)
  const tasks = settings.tasks.map(
    ({ title, owner, dueMonth }): TaskRow => ({
      ...{ countyCode: keeperCode, id: newId(), cycleId: cycle.id },
      ...{ title: title.zh, owner: owner.zh, ownerOrganizationId: null },
      ...{ dueOn: dueInMonth(cycle, dueMonth), doneOn: null, doneBy: null, note: null },
      ...first,
    }),
  )
  await insertCycle(tx, cycle)
  await putStages(tx, cycle, stages)
  await putDuties(tx, cycle, duties)
  await insertTasks(tx, tasks)
  await tx.record({
    countyCode: keeperCode,
    action: 'programmes.begin-cycle',
    subject: { kind: 'cycle', id: cycle.id },
    actor: by.actor,
    after: {
      ...{ programmeId: programme.id, name, beginsOn, endsOn, stages, duties },
      tasks: tasks.map(({ id, title, owner, dueOn }) => ({ id, title, owner, dueOn })),
    },
  })
  const leftOut = wanted.filter(({ days }) => !days).map((each) => each.name)
  return { cycle, leftOut }
}

function shifted({ from, items }: { from: Days; items: readonly Stage[] }, to: Days) {
  return items.map((stage) => ({ name: stage.name, days: daysInNext(stage, from, to) }))
}

/** The work of the county is done in Chinese; the office changes the words as it likes. */
function dutyOf(duty: Settings['duties'][number]): Duty {
  const { post, duty: what, division, guarantee, rule, plan, supervision } = duty
  return {
    ...{ post: post.zh, duty: what.zh, division: division.zh },
    ...{ guarantee: guarantee?.zh ?? null, rule: rule?.zh ?? null },
    ...{ plan: plan?.zh ?? null, supervision: supervision?.zh ?? null },
  }
}
