/** What waits for whoever keeps a programme: tasks that are late, or due within a week. */
import { addDays } from '#base/shared/days.ts'
import type { WaitingItem, WaitingSource } from '#base/web/desk-part.ts'
import { dayOf } from '#base/web/formats.ts'
import { getProgramme, programmesPage } from './queries.ts'
import { waitingWords as words } from './words.ts'

const soonDays = 7

/** Whoever keeps more looks after them in the list. */
const mostProgrammes = '10'

export const tasksWaiting: WaitingSource = {
  name: 'programme-tasks',
  find: async (api, signal, can) => {
    if (!can('programmes.write')) return []
    const query = { which: 'reached', limit: mostProgrammes }
    const { items } = await programmesPage(api, query, signal)
    const programmes = await Promise.all(items.map(({ id }) => getProgramme(api, id, signal)))
    const today = dayOf(new Date())
    const soon = addDays(today, soonDays)
    return programmes
      .filter(({ mayChange }) => mayChange)
      .flatMap((programme) =>
        (programme.inside?.nextTasks ?? [])
          .filter(({ dueOn }) => dueOn <= soon)
          .map(
            (task): WaitingItem => ({
              id: `task-${task.id}`,
              verb: words.verb,
              thing: `${programme.name}：${task.title}`,
              why: task.dueOn < today ? words.late : words.soon,
              due: task.dueOn,
              act: { label: words.see, to: `/programmes/${programme.id}` },
            }),
          ),
      )
  },
}
