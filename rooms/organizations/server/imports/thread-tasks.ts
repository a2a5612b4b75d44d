/** What imports do in a thread of their own, by name. */
import type { ThreadTasks } from '#base/server/jobs/thread.ts'
import { carryOnImports } from './carry-on.ts'
import type { ImportContext } from './context.ts'
import { type FaultsFileInput, makeFaultsFile } from './faults-file.ts'
import { carryOnTask } from './jobs.ts'

export const faultsFileTask = 'organizations-faults-file'

export function organizationsThreadTasks(context: ImportContext): ThreadTasks {
  return {
    [carryOnTask]: ({ countyCode }: { countyCode: string }) => carryOnImports(context, countyCode),
    [faultsFileTask]: (input: FaultsFileInput) => makeFaultsFile(context, input),
  }
}
