/** Places that a list counted as free are taken once another run of the same cycle is in force. */
import type { Transaction } from '#base/server/db/work.ts'
import { refusedStep } from '../../shared/problems.ts'
import { type RunRow, wasOvertaken } from './store.ts'

/** @throws Problem pairing.overtaken */
export async function refuseOvertaken(tx: Transaction, run: RunRow): Promise<void> {
  const { countyCode, cycleId } = run
  const runId = run.parentId ?? run.id
  if (await wasOvertaken(tx, { countyCode, runId, cycleId })) throw refusedStep('overtaken')
}
