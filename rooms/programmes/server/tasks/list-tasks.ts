import * as z from 'zod'
import { dayOf } from '#base/server/clock.ts'
import { route } from '#base/server/http/route.ts'
import { cutPage, decodeCursor } from '#base/shared/paging.ts'
import { listTasksInput, listTasksOutput } from '../../shared/plan-schema.ts'
import type { ProgrammesParts } from '../parts.ts'
import { enterProgramme, getCycle, keeperScope } from '../reached.ts'
import { listTasks as listRows } from './store.ts'

export const listTasks = (parts: ProgrammesParts) =>
  route({
    method: 'GET',
    path: '/api/cycles/:id/tasks',
    summary: 'The work plan of a cycle, the first due first',
    access: { capability: 'programmes.read' },
    input: listTasksInput,
    output: listTasksOutput,
    async handle({ actor, params: { id }, query: { state, after, limit }, read }) {
      const cycle = await getCycle({ actor, read }, id)
      const { programme } = await enterProgramme({ actor, read }, cycle.programmeId)
      return read(keeperScope(programme), async (tx) => {
        const key = decodeCursor(after, [z.iso.date(), z.uuid()])
        const rows = await listRows(tx, cycle, { state, after: key, limit: limit + 1 })
        const cut = cutPage(rows, limit, ({ dueOn, id }) => [dueOn, id])
        const names = await parts.namesOfUsers(
          tx,
          cut.items.flatMap(({ doneBy }) => doneBy ?? []),
        )
        const today = dayOf(tx.now)
        return {
          ...cut,
          items: cut.items.map(({ cycleId: _, changedBy: _by, changedAt: _at, ...row }) => ({
            ...row,
            overdue: row.doneOn === null && row.dueOn < today,
            doneBy: row.doneBy === null ? null : (names.get(row.doneBy) ?? ''),
          })),
        }
      })
    },
  })
