/** Rooms tell one another what their records are called, and nothing else of them. */
import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from './work.ts'

/** Names of records of one county by id; what is not there any more is left out. */
export type NamesOf = (
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
) => Promise<Map<string, string>>

export interface Named {
  id: string
  name: string
}

/** @param select the statement that reads them; `ids` stands behind an equals sign */
export const namesBy =
  (select: (countyCode: string, ids: RawBuilder<unknown>) => RawBuilder<Named>): NamesOf =>
  async (tx, countyCode, ids) => {
    if (ids.length === 0) return new Map()
    const { rows } = await select(countyCode, sql`any(${ids}::uuid[])`).execute(tx.db)
    return new Map(rows.map(({ id, name }) => [id, name]))
  }

/** Any text that holds what was typed, wherever it stands in it. */
export function holding(typed: string): string {
  return `%${typed.replace(/[\\%_]/g, '\\$&')}%`
}
