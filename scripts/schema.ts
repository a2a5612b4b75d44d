/**
 * Writes what the migrations make of an empty database: the manifest `docs/schema.json` and the row types
 * `base/server/db/tables.gen.ts`. With --check it writes nothing and fails when they differ.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startCluster } from '#base/server/db/embedded/cluster.ts'
import { migrate, migrationFolders, readMigrations } from '#base/server/db/migrate.ts'
import { roomNames } from '#rooms/edges.ts'

const root = join(import.meta.dirname, '..')

interface Column {
  name: string
  type: string
  nullable: boolean
  default: boolean
  /** Whether the database computes it from others; left out when not. */
  generated?: true
  comment: string | null
}
interface Table {
  name: string
  comment: string | null
  rowSecurity: boolean
  policies: string[]
  constraints: string[]
  indexes: string[]
  grants: string[]
  columns: Column[]
}

const tablesQuery = `
  select n.nspname || '.' || c.relname as name, obj_description(c.oid) as comment,
    c.relrowsecurity and c.relforcerowsecurity as "rowSecurity",
    coalesce((select json_agg(p.polname
      || case p.polcmd when 'r' then ' for select' when 'a' then ' for insert' when 'w' then ' for update'
        when 'd' then ' for delete' else '' end
      || ': ' || coalesce(pg_get_expr(p.polqual, c.oid), '')
      || ' / ' || coalesce(pg_get_expr(p.polwithcheck, c.oid), '') order by p.polname)
      from pg_policy p where p.polrelid = c.oid and p.polname not like '%\\_for\\_backup'), '[]') as policies,
    coalesce((select json_agg(k.conname || ': ' || pg_get_constraintdef(k.oid) order by k.conname)
      from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n'), '[]') as constraints,
    coalesce((select json_agg(pg_get_indexdef(i.indexrelid) order by i.indexrelid::regclass::text)
      from pg_index i where i.indrelid = c.oid), '[]') as indexes,
    coalesce((select json_agg(privilege_type::text order by privilege_type::text)
      from information_schema.role_table_grants g
      where g.table_schema = n.nspname and g.table_name = c.relname and g.grantee = 'lianjian_app'), '[]') as grants,
    (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
      'nullable', not a.attnotnull, 'default', a.atthasdef, 'generated', nullif(a.attgenerated <> '', false),
      'comment', col_description(c.oid, a.attnum))
      order by a.attnum)
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition
    and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
  order by 1`

async function describe(): Promise<Table[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-schema-'))
  const cluster = await startCluster(folder)
  try {
    const migrations = await readMigrations(migrationFolders(root, [...roomNames]))
    await migrate(cluster.adminUrl, cluster.appUrl, migrations)
    const client = new pg.Client(cluster.adminUrl)
    await client.connect()
    const { rows } = await client.query<Table>(tablesQuery)
    await client.end()
    return rows.map((table) => ({ ...table, columns: table.columns.map(withoutNothing) }))
  } finally {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function withoutNothing({ generated, ...column }: Column): Column {
  return generated ? { ...column, generated } : column
}

const typeOf: Record<string, string> = {
  text: 'string',
  uuid: 'string',
  integer: 'number',
  smallint: 'number',
  bigint: 'number',
  boolean: 'boolean',
  date: 'string',
  'timestamp with time zone': 'Date',
  bytea: 'Buffer',
  jsonb: 'Json',
}

function typeFor(type: string): string | undefined {
  if (type === 'jsonb[]') return 'unknown[]'
  const element = typeOf[type.replace('[]', '')]
  return element && type.endsWith('[]') ? `${element}[]` : element
}

function camel(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function rowType(table: Table): string {
  const columns = table.columns.map((column) => {
    const base = typeFor(column.type)
    if (!base) throw new Error(`${table.name}.${column.name}: no type for ${column.type}`)
    const type = column.nullable ? `${base} | null` : base
    return `    ${camel(column.name)}: ${column.default ? `Generated<${type}>` : type}`
  })
  return `  '${camel(table.name)}': {\n${columns.join('\n')}\n  }`
}

function typesFile(tables: Table[]): string {
  return [
    '/** Made by `npm run schema` from the migrations. Do not edit. */',
    "import type { ColumnType, Generated } from 'kysely'",
    '',
    '/** Read as parsed JSON, written as text. */',
    'export type Json = ColumnType<unknown, string, string>',
    '',
    'export interface Tables {',
    tables.map(rowType).join('\n'),
    '}',
    '',
  ].join('\n')
}

const tables = await describe()
const outputs = [
  [join(root, 'docs', 'schema.json'), `${JSON.stringify(tables, null, 2)}\n`],
  [join(root, 'base', 'server', 'db', 'tables.gen.ts'), typesFile(tables)],
] as const
const check = process.argv.includes('--check')
for (const [file, text] of outputs) {
  if (!check) await writeFile(file, text)
  else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
    console.error(`${file} differs from what the migrations make; run npm run schema`)
    process.exitCode = 1
  }
}
