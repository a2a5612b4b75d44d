/** The only way to the database: one scoped transaction, and everything that is written in it at once. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { CompiledQuery, type DatabaseConnection } from 'kysely'
import type { Clock } from '../clock.ts'
import { newId } from '../new-id.ts'
import type { Change, Whole } from './change.ts'
import type { Database } from './connect.ts'
import { Handle, type Statements } from './handle.ts'
import { beginStatement, type Scope } from './scope.ts'

export interface Transaction {
  db: Statements
  scope: Scope
  /** When the transaction began; every row it writes carries this moment. */
  now: Date
}

export interface WriteTransaction extends Transaction {
  /** Writes journal entry, outbox events and facts of one change. Every change of a record calls it. */
  record(change: Change): Promise<void>
  /**
   * The same for many changes at once.
   *
   * @param context.within what they are all part of, such as an import: those that are alike share journal entries
   *   then, and only what is about a person keeps one of its own; the records' ids are UUIDs
   */
  recordAll(changes: readonly Change[], context?: RecordContext): Promise<void>
}

export interface RecordContext {
  within?: Whole | undefined
}

/** Writes its part of changes: the journal entries, the outbox events, the indicators facts. */
export type ChangeWriter = (
  tx: Transaction,
  changes: readonly Change[],
  context: RecordContext,
) => Promise<void>

export interface Work {
  read<T>(scope: Scope, act: (tx: Transaction) => Promise<T>): Promise<T>
  /**
   * @param act is run again, from its beginning and in a new transaction, when the database undid it to end a
   *   deadlock: it changes nothing outside the transaction
   */
  write<T>(scope: Scope, act: (tx: WriteTransaction) => Promise<T>): Promise<T>
  /**
   * Calls with the counties whose events a transaction has committed.
   *
   * @returns what ends it
   */
  onEvents(listener: (countyCodes: readonly string[]) => void): () => void
}

/** Keeps the parameters of one statement under PostgreSQL's 65,535. */
const changesAtOnce = 2000

/** Of two that wait for each other one goes through, so each further attempt meets fewer. */
const mostAttempts = 4

/** serialization_failure and deadlock_detected: nothing happened, and the same again may succeed. */
const undone = new Set(['40001', '40P01'])

/** @param writers each is given every change, in order */
export function createWork(db: Database, clock: Clock, writers: ChangeWriter[]): Work {
  const listeners = new Set<(countyCodes: readonly string[]) => void>()
  const current = new AsyncLocalStorage<Handle>()

  async function within<T>(scope: Scope, act: (tx: Transaction) => Promise<T>): Promise<T> {
    if (current.getStore()?.isOpen) {
      throw new Error('a transaction inside a transaction: pass on the one that is open')
    }
    const begin = beginStatement(scope)
    const executor = db.getExecutor()
    return executor.provideConnection(async (connection) => {
      const handle = new Handle(executor, connection)
      try {
        await connection.executeQuery(CompiledQuery.raw(begin))
        const tx = { db: handle.db, scope, now: clock() }
        const result = await current.run(handle, () => act(tx))
        const left = await handle.end()
        if (left > 0) {
          throw new Error(`${left} statements were not waited for; nothing was saved`)
        }
        await commit(connection)
        return result
      } catch (error) {
        await handle.end()
        // The connection may be what failed; the first error is the one to tell.
        await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined)
        throw error
      }
    })
  }

  async function writeOnce<T>(
    scope: Scope,
    act: (tx: WriteTransaction) => Promise<T>,
  ): Promise<{ result: T; told: Set<string> }> {
    const told = new Set<string>()
    const result = await within(scope, (tx) => {
      const recordAll = async (changes: readonly Change[], context: RecordContext = {}) => {
        for (let at = 0; at < changes.length; at += changesAtOnce) {
          const part = changes.slice(at, at + changesAtOnce)
          for (const writer of writers) await writer(tx, part, context)
        }
        for (const { countyCode, events } of changes) if (events?.length) told.add(countyCode)
      }
      return act({ ...tx, record: (change) => recordAll([change]), recordAll })
    })
    return { result, told }
  }

  return {
    read: within,
    async write(scope, act) {
      for (let attempt = 1; ; attempt++) {
        try {
          const { result, told } = await writeOnce(scope, act)
          if (told.size > 0) for (const listener of listeners) listener([...told])
          return result
        } catch (error) {
          const { code = '' } = error as { code?: string }
          if (attempt === mostAttempts || !undone.has(code)) throw error
        }
      }
    },
    onEvents(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** A statement that failed earlier, though its error was caught, turns COMMIT into ROLLBACK without an error. */
async function commit(connection: DatabaseConnection): Promise<void> {
  const { rows } = await connection.executeQuery<{ command?: string }>(CompiledQuery.raw('commit'))
  if (rows[0]?.command === 'ROLLBACK') {
    throw new Error('a statement of this transaction failed and was ignored; nothing was saved')
  }
}

/** Events wait in the outbox until they are delivered. */
export const writeEvents: ChangeWriter = async (tx, changes) => {
  const rows = changes.flatMap(({ countyCode, events = [] }) =>
    events.map((event) => ({
      countyCode,
      // The moment of writing, not of the beginning: whoever waited for a row writes its event later.
      id: newId(),
      topic: event.topic,
      payload: JSON.stringify(event.payload),
      createdAt: tx.now,
    })),
  )
  if (rows.length > 0) await tx.db.insertInto('base.outbox').values(rows).execute()
}
