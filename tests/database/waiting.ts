import type pg from 'pg'
import { expect, vi } from 'vitest'

/** Until so many statements of the server wait for what another transaction holds. */
export async function waitForLocks({ pool }: { pool: pg.Pool }, count: number): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await pool.query(
      `select 1 from pg_stat_activity
       where wait_event_type = 'Lock' and datname = current_database()`,
    )
    expect(rows).toHaveLength(count)
  }, 10_000)
}
