import type { CronItem, TaskList } from 'graphile-worker'
import type { Work } from '#base/server/db/work.ts'
import { forgetSlipsAndWords } from './slips/forget.ts'

const forget = 'needs-forget'

export function needsTasks({ work }: { work: Work }): TaskList {
  return {
    [forget]: async () => {
      await forgetSlipsAndWords(work)
    },
  }
}

/** Five to three at night in China; a night that was missed is made up for by the next one. */
export const needsCron: CronItem[] = [{ task: forget, match: '55 18 * * *' }]
