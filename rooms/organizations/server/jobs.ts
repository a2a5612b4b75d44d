import type { CronItem, TaskList } from 'graphile-worker'
import type { Work } from '#base/server/db/work.ts'
import type { Thread } from '#base/server/jobs/thread.ts'
import { forgetExpired } from './forget-expired.ts'
import { forgetImports } from './imports/forget-imports.ts'
import { carryOnTask, resumeImports } from './imports/jobs.ts'

const forget = 'organizations-forget-expired'
const forgetFiles = 'organizations-forget-imports'
const resume = 'organizations-resume-imports'

export function organizationsTasks({ work, thread }: { work: Work; thread: Thread }): TaskList {
  return {
    [forget]: async () => {
      await forgetExpired(work)
    },
    [forgetFiles]: async () => {
      await forgetImports(work)
    },
    [resume]: async () => {
      await resumeImports(work)
    },
    [carryOnTask]: async (payload) => {
      await thread.run(carryOnTask, payload)
    },
  }
}

/** 18:10 UTC is ten past two at night in China. A day that was missed is made up for by the next one. */
export const organizationsCron: CronItem[] = [
  { task: forget, match: '10 18 * * *' },
  { task: forgetFiles, match: '40 * * * *' },
  // What another server left; what this one left it takes up when it starts.
  { task: resume, match: '*/5 * * * *' },
]
