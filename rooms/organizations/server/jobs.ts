import type { CronItem, TaskList } from 'graphile-worker'
import type { Work } from '#base/server/db/work.ts'
import type { Thread } from '#base/server/jobs/thread.ts'
import { type ErasePersonKey, forgetCadres } from './cadres/forget-cadres.ts'
import { forgetExpired } from './forget-expired.ts'
import { renewGuests } from './guests/hold-guests.ts'
import { renewTask } from './guests/store.ts'
import { type CarryingOn, carryOnImports } from './imports/carry-on.ts'
import { forgetImports } from './imports/forget-imports.ts'
import { carryOnTask } from './imports/jobs.ts'
import { stepTask } from './imports/thread-tasks.ts'
import { indexCounty } from './search/index-organizations.ts'

const index = 'organizations-index'
const forget = 'organizations-forget-expired'
const forgetFiles = 'organizations-forget-imports'

/** @param thread reads and applies sheets, which would hold up every request */
export function organizationsTasks({
  work,
  thread,
  erasePersonKey,
  mayImport,
}: {
  work: Work
  thread: Thread
  erasePersonKey: ErasePersonKey
  mayImport: CarryingOn['mayImport']
}): TaskList {
  return {
    [index]: async (payload) => {
      await indexCounty(work, (payload as { countyCode: string }).countyCode)
    },
    [forget]: async () => {
      await forgetExpired(work)
      await forgetCadres(work, erasePersonKey)
    },
    [forgetFiles]: async () => {
      await forgetImports(work)
    },
    [renewTask]: async (payload) => {
      const { countyCode, id } = payload as { countyCode: string; id: string }
      await renewGuests(work, { countyCode, id })
    },
    [carryOnTask]: async (payload) => {
      const { countyCode } = payload as { countyCode: string }
      const step = (key: object) => thread.run<boolean>(stepTask, key)
      await carryOnImports({ work, step, mayImport }, countyCode)
    },
  }
}

/** 18:10 UTC is ten past two at night in China. A day that was missed is made up for by the next one. */
export const organizationsCron: CronItem[] = [
  { task: forget, match: '10 18 * * *' },
  { task: forgetFiles, match: '40 * * * *' },
]
