import type { CronItem, TaskList } from 'graphile-worker'
import { areaScope } from '#base/server/db/scope.ts'
import type { Work } from '#base/server/db/work.ts'
import type { JobLog } from '#base/server/jobs/worker.ts'
import { foldCounty } from './fold-county.ts'
import { recountCounty } from './recount.ts'
import { listCountiesToFold } from './store.ts'

export function indicatorsTasks({ work, log }: { work: Work; log: JobLog }): TaskList {
  return {
    'fold-facts': async () => {
      const counties = await work.read({ counties: areaScope('') }, listCountiesToFold)
      for (const county of counties) await foldCounty(work, county)
    },
  }
}
