import type { CronItem, TaskList } from 'graphile-worker'
import type { Work } from '#base/server/db/work.ts'
import { type ErasePersonKey, forgetCadres } from './forget-cadres.ts'
import { forgetExpired } from './forget-expired.ts'
import { indexCounty } from './search/index-organizations.ts'

const index = 'organizations-index'
const forget = 'organizations-forget-expired'

export function organizationsTasks({
  work,
  erasePersonKey,
}: {
  work: Work
  erasePersonKey: ErasePersonKey
}): TaskList {
  return {
    [index]: async (payload) => {
      await indexCounty(work, (payload as { countyCode: string }).countyCode)
    },
    [forget]: async () => {
      await forgetExpired(work)
      await forgetCadres(work, erasePersonKey)
    },
  }
}

/** 18:10 UTC is ten past two at night in China. A day that was missed is made up for by the next one. */
export const organizationsCron: CronItem[] = [{ task: forget, match: '10 18 * * *' }]
