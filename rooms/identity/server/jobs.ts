/** What this room does by the clock: forgetting. */
import type { CronItem, TaskList } from 'graphile-worker'
import type { Work } from '#base/server/db/work.ts'
import { forgottenBefore } from './known-browsers/known-browsers.ts'
import { deleteBrowsersUsedBefore } from './known-browsers/store.ts'
import { type ErasePersonKey, forgetClosed } from './people/forget-closed.ts'
import { local } from './scopes.ts'

const closed = 'identity-forget-closed'
const browsers = 'identity-forget-browsers'

export function identityTasks(parts: { work: Work; erasePersonKey: ErasePersonKey }): TaskList {
  const { work } = parts
  return {
    [closed]: async () => {
      await forgetClosed(work, parts.erasePersonKey)
    },
    [browsers]: async () => {
      await work.write(local, (tx) => deleteBrowsersUsedBefore(tx, forgottenBefore(tx.now)))
    },
  }
}

/** Half past two at night in China; a night that was missed is made up for by the next one. */
export const identityCron: CronItem[] = [closed, browsers].map((task) => ({
  task,
  match: '30 18 * * *',
}))
