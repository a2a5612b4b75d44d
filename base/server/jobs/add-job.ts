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
  { key, inSeconds = 0 }: { key: string; inSeconds?: number },
): Promise<void> {
  await sql`select graphile_worker.add_job(${task}::text, ${JSON.stringify(payload)}::json,
    run_at => now() + make_interval(secs => ${inSeconds}::int), job_key => ${key}::text)`.execute(
    tx.db,
  )
}
