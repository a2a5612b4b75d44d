import type { Transaction } from '#base/server/db/work.ts'
import { addJob } from '#base/server/jobs/add-job.ts'
import type { RunKey } from './store.ts'

export const computeTask = 'pairing-compute'

/** With the commit of this transaction, and once however often it is asked for. */
export function wakeRun(tx: Transaction, key: RunKey): Promise<void> {
  return addJob(tx, computeTask, { ...key }, { key: `pairing:${key.runId}` })
}
