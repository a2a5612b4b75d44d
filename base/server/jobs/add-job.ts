import { sql } from 'kysely'
import type { Transaction } from '../db/work.ts'

/**
 * Asks for a job with the commit of this transaction. A key stands for one job: asked for again it is done once, and
 * one that a stopped server left locked is replaced.
 */
export async function addJob(
  tx: Transaction,
  task: string,
  payload: Record<string, unknown>,
  key: string,
): Promise<void> {
  await sql`select graphile_worker.add_job(${task}::text, ${JSON.stringify(payload)}::json,
    job_key => ${key}::text)`.execute(tx.db)
}
