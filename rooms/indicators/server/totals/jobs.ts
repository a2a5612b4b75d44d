import type { CronItem, TaskList } from 'graphile-worker'
import { areaScope } from '#base/server/db/scope.ts'
import type { Work } from '#base/server/db/work.ts'
import { foldCounty } from './fold-county.ts'
import { listCountiesToFold } from './store.ts'

export function indicatorsTasks({ work }: { work: Work }): TaskList {
  return {
    'fold-facts': async () => {
      const counties = await work.read({ counties: areaScope('') }, listCountiesToFold)
      for (const county of counties) await foldCounty(work, county)
    },
  }
}
