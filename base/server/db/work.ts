/** The only way to the database: one scoped transaction, and everything that is written in it at once. */
import { sql } from 'kysely'
import type { Clock } from '../clock.ts'
import { newId } from '../new-id.ts'
import type { Change } from './change.ts'
import type { Database } from './connect.ts'
import { beginStatement, type Scope } from './scope.ts'

export interface Transaction {
  db: Database
  scope: Scope
  /** When the transaction began; every row it writes carries this moment. */
  now: Date
}

export interface WriteTransaction extends Transaction {
  /** Writes journal entry, outbox events and facts of one change. Every change of a record calls it. */
  record(change: Change): Promise<void>
}

/** Writes its part of a change: the journal its entry, the outbox its events, the indicators the facts. */
export type ChangeWriter = (tx: Transaction, change: Change) => Promise<void>

export interface Work {
  read<T>(scope: Scope, act: (tx: Transaction) => Promise<T>): Promise<T>
  write<T>(scope: Scope, act: (tx: WriteTransaction) => Promise<T>): Promise<T>
}

/** @param writers each is given every change, in order */
export function createWork(db: Database, clock: Clock, writers: ChangeWriter[]): Work {
  async function within<T>(scope: Scope, act: (tx: Transaction) => Promise<T>): Promise<T> {
    return db.connection().execute(async (connection) => {
      const begin = beginStatement(scope)
      try {
        await sql.raw(begin).execute(connection)
        const result = await act({ db: connection, scope, now: clock() })
        await commit(connection)
        return result
      } catch (error) {
        // The connection may be what failed; the first error is the one to tell.
        await sql
          .raw('rollback')
          .execute(connection)
          .catch(() => undefined)
        throw error
      }
    })
  }
  return {
    read: within,
    write: (scope, act) =>
      within(scope, (tx) =>
        act({
          ...tx,
          record: async (change) => {
            for (const writer of writers) await writer(tx, change)
          },
        }),
      ),
  }
}

/** A statement that failed earlier, though its error was caught, turns COMMIT into ROLLBACK without an error. */
async function commit(connection: Database): Promise<void> {
  const { rows } = await sql.raw<{ command?: string }>('commit').execute(connection)
  if (rows[0]?.command === 'ROLLBACK') {
    throw new Error('a statement of this transaction failed and was ignored; nothing was saved')
  }
}

/** Events wait in the outbox until they are delivered; the job that delivers them is woken with the commit. */
export const writeEvents: ChangeWriter = async (tx, change) => {
  const events = change.events ?? []
  if (events.length === 0) return
  await tx.db
    .insertInto('base.outbox')
    .values(
      events.map((event) => ({
        countyCode: change.countyCode,
        // The moment of writing, not of the beginning: whoever waited for a row writes its event later.
        id: newId(),
        topic: event.topic,
        payload: JSON.stringify(event.payload),
        createdAt: tx.now,
      })),
    )
    .execute()
  await sql`select graphile_worker.add_job('deliver-outbox',
    json_build_object('countyCode', ${change.countyCode}::text),
    queue_name => ${`outbox:${change.countyCode}`},
    job_key => ${`outbox:${change.countyCode}`}, job_key_mode => 'preserve_run_at')`.execute(tx.db)
}

/** Until a room counts facts, a change that carries some is refused rather than forgotten. */
export const refuseFacts: ChangeWriter = async (_tx, change) => {
  if (change.facts?.length)
    throw new Error(`${change.action} counts facts, and nothing here keeps them`)
}
