/** What a transaction hands out: statements on its own connection while it lasts, and none afterwards. */
import {
  type CompiledQuery,
  type DatabaseConnection,
  QueryCreator,
  type QueryExecutor,
  type QueryExecutorProvider,
} from 'kysely'
import type { Tables } from './tables.gen.ts'

/** Makes statements and runs them; opens no transaction, no connection and no second handle. */
export type Statements = QueryCreator<Tables> & QueryExecutorProvider

class BoundStatements extends QueryCreator<Tables> implements QueryExecutorProvider {
  readonly #executor: QueryExecutor

  constructor(executor: QueryExecutor) {
    super({ executor })
    this.#executor = executor
  }

  getExecutor(): QueryExecutor {
    return this.#executor
  }
}

/** Begins or ends a transaction; going back to a savepoint does neither. */
const control =
  /^\s*(begin|start\s+transaction|commit|end|abort|rollback(?!\s+to\b)|prepare\s+transaction)\b/i

export class Handle {
  readonly db: Statements
  #open = true
  #underWay = 0
  #turn: Promise<unknown> = Promise.resolve()

  constructor(executor: QueryExecutor, connection: DatabaseConnection) {
    const guarded: DatabaseConnection = {
      executeQuery: (query: CompiledQuery) => {
        if (control.test(query.sql)) throw new Error(`a transaction is not ended by ${query.sql}`)
        return connection.executeQuery(query)
      },
      streamQuery: () => {
        throw new Error('read in pages: a stream would outlive its transaction')
      },
    }
    this.db = new BoundStatements(
      executor.withConnectionProvider({
        provideConnection: (use) => this.#inTurn(() => use(guarded)),
      }),
    )
  }

  get isOpen(): boolean {
    return this.#open
  }

  /**
   * Refuses every further statement and waits for the one that runs. The connection then goes to the next
   * transaction, which may be another county's.
   *
   * @returns how many statements nobody had waited for
   */
  async end(): Promise<number> {
    const left = this.#underWay
    this.#open = false
    await this.#turn
    return left
  }

  async #inTurn<T>(run: () => Promise<T>): Promise<T> {
    this.#refuseEnded()
    this.#underWay += 1
    const turn = this.#turn.then(() => {
      this.#refuseEnded()
      return run()
    })
    this.#turn = turn.catch(() => undefined)
    try {
      return await turn
    } finally {
      this.#underWay -= 1
    }
  }

  #refuseEnded(): void {
    if (!this.#open) {
      throw new Error('this transaction has ended: its handle was kept, or an await is missing')
    }
  }
}
