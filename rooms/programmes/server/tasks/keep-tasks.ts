/** The office keeps the work plan: adds tasks, changes them, and says when one is done. */
import { dayOf } from '#base/server/clock.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { absent } from '#base/shared/problems.ts'
import { listOrganizationsByIds } from '#rooms/organizations/server/door.ts'
import type { Days } from '../../shared/calendar.ts'
import { versionOutput } from '../../shared/fields.ts'
import {
  changeTaskInput,
  createTaskInput,
  createTaskOutput,
  doneTaskInput,
  undoTaskInput,
} from '../../shared/plan-schema.ts'
import {
  alreadyDone,
  dayNotCome,
  dueOutside,
  notDone,
  unknownOwner,
} from '../../shared/problems.ts'
import type { ProgrammesParts } from '../parts.ts'
import { type Asking, getCycle, keeperScope, keepProgramme } from '../reached.ts'
import { refuseStale } from '../refuse-stale.ts'
import { findTask, insertTasks, lockTask, type TaskRow, updateTask } from './store.ts'

const access = { capability: 'programmes.write' } as const
const onePath = '/api/tasks/:countyCode/:id'

export const createTask = route({
  method: 'POST',
  path: '/api/cycles/:id/tasks',
  summary: 'Add a task to the work plan of a cycle',
  access,
  input: createTaskInput,
  output: createTaskOutput,
  async handle({ actor, params: { id: cycleId }, body, read, write }) {
    const cycle = await getCycle({ actor, read }, cycleId)
    const programme = await keepProgramme({ actor, read }, cycle.programmeId)
    requireDue(cycle, body.dueOn)
    const { keeperCode: countyCode } = programme
    return write(keeperScope(programme), async (tx) => {
      await requireOwner(tx, countyCode, body.ownerOrganizationId)
      const row: TaskRow = {
        ...{ countyCode, id: newId(), cycleId, ...body },
        ...{ doneOn: null, doneBy: null, note: null },
        ...{ version: 1, changedBy: actor.id, changedAt: tx.now },
      }
      await insertTasks(tx, [row])
      await record(tx, { action: 'programmes.create-task', actor: actor.id, after: row })
      return { countyCode, id: row.id }
    })
  },
})

export const changeTask = (parts: ProgrammesParts) =>
  route({
    method: 'PATCH',
    path: onePath,
    summary: 'Change what a task is, who owns it, or when it is due',
    access,
    input: changeTaskInput,
    output: versionOutput,
    async handle({ actor, params, body, read, write }) {
      const cycle = await cycleToKeep({ actor, read }, params)
      const { version, reason, title, owner, ownerOrganizationId, dueOn } = body
      if (dueOn !== undefined) requireDue(cycle, dueOn)
      return write({ counties: [params.countyCode] }, async (tx) => {
        const before = await takeTask(tx, params)
        const changed = {
          ...(title !== undefined && { title }),
          ...(owner !== undefined && { owner }),
          ...(ownerOrganizationId !== undefined && { ownerOrganizationId }),
          ...(dueOn !== undefined && { dueOn }),
        }
        const known = { ...before, name: before.title }
        await refuseStale(tx, parts, known, version, { theirs: { ...before }, yours: changed })
        await requireOwner(tx, params.countyCode, ownerOrganizationId ?? null)
        const by = { action: 'programmes.change-task', actor: actor.id, reason }
        return keep(tx, before, changed, by)
      })
    },
  })

export const finishTask = route({
  method: 'POST',
  path: `${onePath}/done`,
  summary: 'Say on which day a task was done, and what came of it',
  access,
  input: doneTaskInput,
  output: versionOutput,
  async handle({ actor, params, body: { on, note = null }, read, write }) {
    await cycleToKeep({ actor, read }, params)
    return write({ counties: [params.countyCode] }, async (tx) => {
      const before = await takeTask(tx, params)
      if (before.doneOn !== null) throw alreadyDone()
      if (on > dayOf(tx.now)) throw dayNotCome()
      const changed = { doneOn: on, doneBy: actor.id, note }
      return keep(tx, before, changed, { action: 'programmes.finish-task', actor: actor.id })
    })
  },
})

export const undoTask = route({
  method: 'POST',
  path: `${onePath}/undo`,
  summary: 'Take back that a task was done; the journal keeps that it was said',
  access,
  input: undoTaskInput,
  output: versionOutput,
  async handle({ actor, params, body: { reason }, read, write }) {
    await cycleToKeep({ actor, read }, params)
    return write({ counties: [params.countyCode] }, async (tx) => {
      const before = await takeTask(tx, params)
      if (before.doneOn === null) throw notDone()
      const changed = { doneOn: null, doneBy: null, note: null }
      return keep(tx, before, changed, {
        ...{ action: 'programmes.undo-task', actor: actor.id, reason },
      })
    })
  },
})

interface One {
  countyCode: string
  id: string
}

/** @throws Problem base.absent, base.refused */
async function cycleToKeep(asking: Asking, { countyCode, id }: One) {
  const task = await asking.read({ counties: [countyCode] }, (tx) => findTask(tx, countyCode, id))
  if (!task) throw absent()
  const cycle = await getCycle(asking, task.cycleId)
  await keepProgramme(asking, cycle.programmeId)
  return cycle
}

async function takeTask(tx: WriteTransaction, { countyCode, id }: One): Promise<TaskRow> {
  const row = await lockTask(tx, countyCode, id)
  if (!row) throw absent()
  return row
}

function requireDue(cycle: Days, dueOn: string): void {
  if (dueOn < cycle.beginsOn || cycle.endsOn < dueOn) throw dueOutside(cycle)
}

async function requireOwner(tx: Transaction, countyCode: string, id: string | null): Promise<void> {
  if (id === null) return
  const [owner] = await listOrganizationsByIds(tx, countyCode, [id])
  if (!owner || owner.endsOn !== null) throw unknownOwner()
}

interface By {
  action: string
  actor: string
  reason?: string
}

async function keep(
  tx: WriteTransaction,
  before: TaskRow,
  changed: Partial<TaskRow>,
  by: By,
): Promise<{ version: number }> {
  const kept = { version: before.version + 1, changedBy: by.actor, changedAt: tx.now }
  const after = { ...before, ...changed, ...kept }
  await updateTask(tx, after)
  await record(tx, { ...by, before, after })
  return { version: after.version }
}

async function record(
  tx: WriteTransaction,
  { before, after, ...by }: By & { before?: TaskRow; after: TaskRow },
): Promise<void> {
  await tx.record({
    countyCode: after.countyCode,
    subject: { kind: 'task', id: after.id },
    ...by,
    ...(before && { before: plain(before) }),
    after: plain(after),
  })
}

/** A record as the journal hashes it. */
function plain({ changedAt, ...row }: TaskRow) {
  return { ...row, changedAt: changedAt.toISOString() }
}
