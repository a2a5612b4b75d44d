/** What imports do in a thread of their own, by name. */
import type { ThreadTasks } from '#base/server/jobs/thread.ts'
import type { ImportContext } from './context.ts'
import { type FaultsFileInput, makeFaultsFile } from './faults-file.ts'
import { type Step, takeStep } from './take-step.ts'

export const stepTask = 'organizations-import-step'
export const faultsFileTask = 'organizations-faults-file'

export function organizationsThreadTasks(context: ImportContext): ThreadTasks {
  return {
    [stepTask]: (step: Step) => takeStep(context, step),
    [faultsFileTask]: (input: FaultsFileInput) => makeFaultsFile(context, input),
  }
}
