/** Which tables there are, asked of the database itself, so that a new room's tables are never forgotten. */
import type pg from 'pg'
import { backupRole } from '../db/grant-backup.ts'

export interface Table {
  schema: string
  name: string
  /** Quoted, for a statement. */
  quoted: string
  columns: string[]
  forced: boolean
  /** Quoted names of the tables that it refers to, itself left out. */
  refersTo: string[]
}

/** Jobs are made anew from what waits; migrations are in the manifest. */
const ours = `
  n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker') and n.nspname not like 'pg\\_%'
  and not (n.nspname = 'base' and c.relname = 'migrations')`

/**
 * Tables in an order in which each refers to earlier ones only.
 *
 * @throws when two refer to each other, or when one cannot be read whole
 */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table & { whole: boolean }>(`
    select n.nspname as schema, c.relname as name, format('%I.%I', n.nspname, c.relname) as quoted,
      c.relforcerowsecurity as forced,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        order by a.attnum) as columns,
      array(select distinct format('%I.%I', rn.nspname, r.relname) from pg_constraint k
        join pg_class r on r.oid = k.confrelid join pg_namespace rn on rn.oid = r.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as "refersTo",
      not c.relrowsecurity or exists (
        select 1 from pg_policy p where p.polrelid = c.oid and p.polname = c.relname || '_for_backup') as whole
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and ${ours}
    order by n.nspname collate "C", c.relname collate "C"`)
  const partly = rows.find(({ whole }) => !whole)
  if (partly) throw new Error(`${backupRole} cannot read all rows of ${partly.quoted}`)
  return inOrder(rows.map(({ whole: _, ...table }) => table))
}

function inOrder(tables: readonly Table[]): Table[] {
  const ordered: Table[] = []
  const placed = new Set<string>()
  let left = [...tables]
  while (left.length > 0) {
    const ready = left.filter(({ refersTo }) => refersTo.every((each) => placed.has(each)))
    if (ready.length === 0) {
      throw new Error(`tables refer to each other: ${left.map(({ quoted }) => quoted).join(', ')}`)
    }
    for (const table of ready) placed.add(table.quoted)
    ordered.push(...ready)
    left = left.filter(({ quoted }) => !placed.has(quoted))
  }
  return ordered
}

export interface Sequence {
  schema: string
  name: string
  quoted: string
}

export async function listSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(`
    select n.nspname as schema, c.relname as name, format('%I.%I', n.nspname, c.relname) as quoted
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and ${ours} order by 1, 2`)
  return rows
}

export function quoteAll(client: pg.ClientBase, names: readonly string[]): string {
  return names.map((name) => client.escapeIdentifier(name)).join(', ')
}
