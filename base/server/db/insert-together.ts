/** Many rows of several tables in one statement, each table's as one parameter: the text is as short for one as for many. */
import { type RawBuilder, sql } from 'kysely'

export interface RowsOf {
  /** `room.table` */
  table: string
  /** Keys are the names of columns in camel case, the same for every row. */
  rows: readonly object[]
}

/** @param parts those without rows are left out; one has some */
export function insertTogether(parts: readonly RowsOf[]): RawBuilder<unknown> {
  const inserts = parts.filter(({ rows }) => rows.length > 0).map(insertOf)
  const last = inserts.pop()
  if (!last) throw new Error('nothing to insert')
  if (inserts.length === 0) return last
  const before = inserts.map((each, at) => sql`${sql.raw(`written_${at}`)} as (${each})`)
  return sql`with ${sql.join(before)} ${last}`
}

function insertOf({ table, rows }: RowsOf): RawBuilder<unknown> {
  const names = Object.keys(rows[0] as object)
  const columns = sql.join(names.map((name) => sql.ref(name)))
  return sql`
    insert into ${sql.raw(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.raw(table)}, ${asJson(rows, names)}::json)`
}

function asJson(rows: readonly object[], names: readonly string[]): string {
  const columns = names.map((name) => [name, columnOf(name)] as const)
  return JSON.stringify(
    rows.map((row) => {
      const values = row as Record<string, unknown>
      return Object.fromEntries(columns.map(([name, column]) => [column, values[name]]))
    }),
  )
}

/** `countyCode` → `county_code` */
function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
