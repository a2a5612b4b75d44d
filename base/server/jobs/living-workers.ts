/**
 * Which workers of the job queue are alive, in this process or another: one lives as long as a session holds the
 * lock of its name. The queue itself waits four hours before it takes a job from a worker that was killed.
 */
import type pg from 'pg'

/** Any number, the same in every process: the first key of the locks. */
const lockKind = 7_120_453

const lock = `select pg_advisory_lock_shared(${lockKind}, hashtext(worker)) from unnest($1::text[]) worker`

/** A worker takes its lock a moment after it begins, so jobs taken in the last minute are left alone. */
const unlock = `
  select graphile_worker.force_unlock_workers(array(
    select locked_by from (
      select locked_by, locked_at from graphile_worker._private_jobs
      union all select locked_by, locked_at from graphile_worker._private_job_queues) held
    where locked_at < now() - interval '1 minute' and not exists (
      select from pg_locks
      where locktype = 'advisory' and granted and classid = ${lockKind} and objsubid = 2
        and objid = (hashtext(locked_by)::bigint & 4294967295)::oid
        and database = (select oid from pg_database where datname = current_database()))))`

export class LivingWorkers {
  readonly #pool: pg.Pool
  readonly #names = new Set<string>()
  #session: pg.PoolClient | undefined

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async add(name: string): Promise<void> {
    this.#names.add(name)
    await this.#session?.query(lock, [[name]])
  }

  /** Says that ours live, and frees the jobs of those that do not. */
  async sweep(): Promise<void> {
    this.#session ??= await this.#open()
    await this.#session.query(unlock)
  }

  end(): void {
    this.#session?.release(true)
    this.#session = undefined
  }

  async #open(): Promise<pg.PoolClient> {
    const session = await this.#pool.connect()
    session.on('error', () => {
      session.release(true)
      this.#session = undefined
    })
    await session.query(lock, [[...this.#names]])
    return session
  }
}
