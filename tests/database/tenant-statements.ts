/**
 * Holds every statement of a test to the rule that a tenant table is only ever reached by county: a forgotten
 * predicate returns nothing foreign, but it reads the whole table and cannot be sent to the county's own node.
 */
import type pg from 'pg'

/** @returns what is wrong with the statement, or undefined */
export function countyFault(
  statement: string,
  tenantTables: ReadonlySet<string>,
): string | undefined {
  const text = statement.replace(/"/g, '').toLowerCase()
  const words = /\b(from|join|update|into|using)\s+(?:only\s+)?([a-z_]\w*\.[a-z_]\w*)/g
  const reached = [...text.matchAll(words)].filter(([, , table]) =>
    tenantTables.has(table as string),
  )
  if (reached.length === 0) return undefined
  const inserted = reached.filter(([, verb]) => verb === 'into').map(([, , table]) => table)
  for (const table of inserted) {
    const columns = text.slice(text.indexOf(`into ${table}`)).match(/\(([^)]*)\)/)?.[1] ?? ''
    if (!/\bcounty_code\b/.test(columns)) return `inserts into ${table} without county_code`
  }
  const compared = [
    ...text.matchAll(/\bcounty_code\s*(?:=|in\b|between\b)|=\s*(?:\w+\.)*county_code\b/g),
  ].length
  const read = reached.length - inserted.length
  if (compared >= read) return undefined
  const tables = [...new Set(reached.map(([, , table]) => table))].join(', ')
  return `reaches ${tables} ${read} times and compares county_code ${compared} times`
}

/** Makes every client of the pool refuse a statement that reaches a tenant table without its county. */
export async function guardStatements(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.attname = 'county_code' and c.relkind in ('r', 'p') and c.relrowsecurity`)
  const tenantTables = new Set(rows.map(({ name }) => name))
  const guarded = new WeakSet<pg.PoolClient>()
  pool.on('acquire', (client) => {
    if (guarded.has(client)) return
    guarded.add(client)
    const send = client.query.bind(client) as (...args: unknown[]) => unknown
    Object.assign(client, {
      query: (...args: unknown[]) => {
        const [first] = args
        const text = typeof first === 'string' ? first : (first as { text?: string }).text
        const fault = text === undefined ? undefined : countyFault(text, tenantTables)
        if (fault) throw new Error(`${fault}:\n${text}`)
        return send(...args)
      },
    })
  })
}
