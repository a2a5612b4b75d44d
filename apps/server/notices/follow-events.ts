/** Events become notices in a job of their own: whom one concerns may lie in many counties, an event in one. */
import type { TaskList } from 'graphile-worker'
import type { Work } from '#base/server/db/work.ts'
import { addJob } from '#base/server/jobs/add-job.ts'
import type { Event, Subscription } from '#base/server/jobs/outbox.ts'
import { tell } from '#rooms/notices/server/door.ts'
import { tellings } from './tellings.ts'

const task = 'notices-tell'

/** An event that is delivered twice asks for the same job, and a job that runs twice tells nobody twice. */
export const followForNotices: Subscription[] = Object.keys(tellings).map((topic) => ({
  topic,
  handle: (tx, event) => addJob(tx, task, { ...event }, { key: `${task}:${event.id}` }),
}))

export const tellingTasks = (work: Work): TaskList => ({
  [task]: async (payload) => tellOf(work, payload as Event),
})

/** Whoever did it, where the event names them, is not told. */
export async function tellOf(work: Work, event: Event): Promise<void> {
  const told = (await tellings[event.topic]?.(work.read, event)) ?? []
  const { by } = event.payload
  const others = told.map((each) => ({
    ...each,
    recipients: each.recipients.filter(({ userId }) => userId !== by),
  }))
  await tell(work, others)
}
