/** What imports do in a thread of their own, by name. */
import type { ThreadTasks } from '#base/server/jobs/thread.ts'
import type { ImportContext } from './context.ts'
import { type FaultsFileInput, makeFaultsFile } from './faults-file.ts'
import type { Key } from './store.ts'
import { takeStep } from './take-step.ts'

export const stepTask = 'organizations-import-step'
export const faultsFileTask = 'organizations-faults-file'

export function organizationsThreadTasks(context: ImportContext): ThreadTasks {
  return {
    [stepTask]: (key: Key) => takeStep(context, key),
    [faultsFileTask]: (input: FaultsFileInput) => makeFaultsFile(context, input),
  }
}
