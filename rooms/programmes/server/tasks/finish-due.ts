import type { WriteTransaction } from '#base/server/db/work.ts'
import type { CycleRow } from '../store.ts'
import { listTasks, updateTask } from './store.ts'

/** More than any template plans. */
const most = 500

/** Says of tasks that were due before a day that each was done on its last day: an example is not late with everything. */
export async function finishDueTasks(
  tx: WriteTransaction,
  cycle: Pick<CycleRow, 'id' | 'keeperCode'>,
  day: string,
  by: { actor: string },
): Promise<void> {
  const open = await listTasks(tx, cycle, { state: 'open', after: undefined, limit: most })
  for (const task of open.filter(({ dueOn }) => dueOn < day)) {
    const done = { doneOn: task.dueOn, doneBy: by.actor, version: task.version + 1 }
    await updateTask(tx, { ...task, ...done, changedBy: by.actor, changedAt: tx.now })
  }
}
