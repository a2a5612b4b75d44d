/**
 * The loader's SQL. Reference tables are written by the owner of the schema alone, so these take a client of the
 * administrative connection, inside its transaction, instead of a scoped transaction.
 */
import type { ClientBase } from 'pg'
import { inventedPrefix, type Level, levels } from '../../shared/code.ts'
import type { Token } from '../search/tokens.ts'
import type { Edition, Extent } from './edition.ts'

export interface Incoming {
  code: string
  level: Level
  kind: string
  name: string
  officialName: string
  parentCode: string | null
}

/** Any number, the same in every process: two loads at once run one after the other. */
const loadLock = 7_120_452

const levelKey = (extent: Extent) => extent.levels.join(' ')

export async function lockLoads(client: ClientBase): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [loadLock])
  // Sorting three million tokens in the default four megabytes goes through the disk.
  await client.query(`set local work_mem = '64MB'`)
}

/** The newest day of which a load covered this whole part of the tree. */
export async function findNewestLoad(
  client: ClientBase,
  extent: Extent,
): Promise<string | undefined> {
  const { rows } = await client.query<{ day: string }>(
    `select day::text from regions.loads
     where starts_with($1, under) and string_to_array(levels, ' ') @> $2::text[]
       and (under <> '' or not starts_with($1, $3))
     order by day desc limit 1`,
    [extent.under, extent.levels, inventedPrefix],
  )
  return rows[0]?.day
}

/** The newest day on which anything in this part of the tree changed. */
export async function findNewestChange(
  client: ClientBase,
  extent: Extent,
): Promise<string | undefined> {
  const { rows } = await client.query<{ day: string | null }>(
    `select greatest(max(valid_from), max(valid_to))::text as day from regions.regions
     where code between $1 and $2 and level = any ($3)`,
    [...rangeOf(extent), extent.levels],
  )
  return rows[0]?.day ?? undefined
}

/** Of the whole country what a demo invented is left out: no edition holds it, and it has not gone. */
function rangeOf({ under }: Extent): [string, string] {
  if (under === '') return ['', inventedPrefix]
  return [under.padEnd(12, '0'), under.padEnd(12, '9')]
}

export async function createStaging(client: ClientBase): Promise<void> {
  await client.query(`
    create temp table incoming (
      code text not null, level text not null, kind text not null, name text not null,
      official_name text not null, parent_code text
    ) on commit drop`)
}

export async function stage(client: ClientBase, rows: readonly Incoming[]): Promise<void> {
  await client.query(
    'insert into incoming select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])',
    [
      rows.map((row) => row.code),
      rows.map((row) => row.level),
      rows.map((row) => row.kind),
      rows.map((row) => row.name),
      rows.map((row) => row.officialName),
      rows.map((row) => row.parentCode),
    ],
  )
}

/** Codes given twice, and codes whose parent neither comes with them nor is there. */
export async function findStagedFaults(
  client: ClientBase,
  day: string,
  most: number,
): Promise<{ code: string; fault: 'twice' | 'no-parent' }[]> {
  await client.query('create index on incoming (code); analyze incoming')
  const { rows } = await client.query(
    `select code, 'twice' as fault from incoming group by code having count(*) > 1
     union all
     select i.code, 'no-parent' from incoming i
     where i.parent_code is not null
       and not exists (select 1 from incoming p where p.code = i.parent_code)
       and not exists (select 1 from regions.regions p
         where p.code = i.parent_code and p.valid_from <= $1 and (p.valid_to is null or p.valid_to > $1))
     order by 1 limit $2`,
    [day, most],
  )
  return rows
}

export interface Differences {
  opened: number
  renamed: number
  reparented: number
  reopened: number
  closed: number
}

/**
 * Splits what differs into `opened` (new codes), `altered` (known codes with another name, parent or kind, or
 * closed before) and `gone`.
 */
export async function compare(client: ClientBase, extent: Extent): Promise<Differences> {
  await client.query(`
    create temp table opened on commit drop as
      select i.* from incoming i
      where not exists (select 1 from regions.regions r where r.code = i.code);
    create temp table altered on commit drop as
      select i.*, r.name <> i.name or r.official_name <> i.official_name as renamed,
        r.parent_code is distinct from i.parent_code as reparented, r.valid_to is not null as reopened
      from incoming i join regions.regions r using (code)
      where r.valid_to is not null
        or (r.level, r.kind, r.name, r.official_name) <> (i.level, i.kind, i.name, i.official_name)
        or r.parent_code is distinct from i.parent_code;`)
  await client.query('create temp table gone (code text primary key) on commit drop')
  await client.query(
    `insert into gone
     select r.code from regions.regions r
     where r.valid_to is null and r.level = any ($3) and r.code between $1 and $2
       and not exists (select 1 from incoming i where i.code = r.code)`,
    [...rangeOf(extent), extent.levels],
  )
  const { rows } = await client.query<Differences>(`
    select (select count(*) from opened)::int as opened, (select count(*) from gone)::int as closed,
      (count(*) filter (where renamed))::int as renamed,
      (count(*) filter (where reparented))::int as reparented,
      (count(*) filter (where reopened))::int as reopened
    from altered`)
  return rows[0] as Differences
}

/** Closed now, while something below is still open: the tree would lose its trunk. Asked after the changes. */
export async function findTrunkless(client: ClientBase, most: number): Promise<string[]> {
  const { rows } = await client.query<{ code: string }>(
    `select distinct g.code from gone g
     join regions.regions c on c.parent_code = g.code and c.valid_to is null
     order by 1 limit $1`,
    [most],
  )
  return rows.map(({ code }) => code)
}

/** A form that began on this very day held for no day, so it is corrected in place and leaves no history. */
export async function applyDifferences(client: ClientBase, { name, day }: Edition): Promise<void> {
  await client.query(
    `insert into regions.regions
       (code, level, kind, name, official_name, parent_code, edition, valid_from)
     select code, level, kind, name, official_name, parent_code, $1, $2 from opened
     order by code`,
    [name, day],
  )
  await client.query(
    `insert into regions.earlier_versions
       (code, level, kind, name, official_name, parent_code, edition, valid_from, valid_to)
     select r.code, r.level, r.kind, r.name, r.official_name, r.parent_code, r.edition, r.valid_from,
       coalesce(r.valid_to, $1)
     from regions.regions r join altered a using (code)
     where r.valid_from < coalesce(r.valid_to, $1)`,
    [day],
  )
  await client.query(
    `update regions.regions r set level = a.level, kind = a.kind, name = a.name,
       official_name = a.official_name, parent_code = a.parent_code, edition = $1,
       valid_from = $2, valid_to = null
     from altered a where r.code = a.code`,
    [name, day],
  )
  await client.query(
    'update regions.regions r set valid_to = $1, edition = $2 from gone g where r.code = g.code',
    [day, name],
  )
}

export interface Node {
  code: string
  level: Level
  name: string
  parentCode: string | null
}

/** What closed and what opened, for finding out what became of what. */
export async function listClosedAndOpened(
  client: ClientBase,
): Promise<{ closed: Node[]; opened: Node[] }> {
  const columns = 'r.code, r.level, r.name, r.parent_code as "parentCode"'
  const closed = await client.query<Node>(
    `select ${columns} from gone join regions.regions r using (code) order by code`,
  )
  if (closed.rows.length === 0) return { closed: [], opened: [] }
  const opened = await client.query<Node>(
    `select ${columns} from opened join regions.regions r using (code) order by code`,
  )
  return { closed: closed.rows, opened: opened.rows }
}

export interface SuccessionRow {
  from: string
  to: string
  kind: string
  declared: boolean
}

export async function insertSuccessions(
  client: ClientBase,
  day: string,
  rows: readonly SuccessionRow[],
): Promise<void> {
  await client.query(
    `insert into regions.successions (from_code, to_code, kind, day, declared)
     select f, t, k, $5, d from unnest($1::text[], $2::text[], $3::text[], $4::boolean[]) as s (f, t, k, d)
     on conflict do nothing`,
    [
      rows.map((row) => row.from),
      rows.map((row) => row.to),
      rows.map((row) => row.kind),
      rows.map((row) => row.declared),
      day,
    ],
  )
}

/** Codes among these that no region has ever had. */
export async function findUnknownCodes(
  client: ClientBase,
  codes: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ code: string }>(
    `select distinct code from unnest($1::text[]) as s (code)
     where not exists (select 1 from regions.regions r where r.code = s.code) order by 1`,
    [codes],
  )
  return rows.map(({ code }) => code)
}

/** Takes away what the changed regions were found by and gathers the names to find new tokens for. */
export async function openNames(client: ClientBase): Promise<number> {
  await client.query(`
    delete from regions.tokens t
    using (select code from gone union all select code from altered) o where t.code = o.code::bigint`)
  await client.query(
    `create temp table fresh on commit drop as
       select code, array_position($1::text[], level)::smallint as level, name
       from (select code, level, name from opened where kind <> 'pseudo'
             union all select code, level, name from altered where kind <> 'pseudo') f`,
    [levels],
  )
  await client.query(`
    create temp table name_tokens (name text, token text collate "C", place smallint) on commit drop;
    declare fresh_names cursor for select distinct name from fresh`)
  const { rows } = await client.query('select count(distinct name)::int as count from fresh')
  return rows[0].count
}

/** Many regions share a name, so tokens are made once per name. */
export async function fetchNames(client: ClientBase, count: number): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`fetch ${count} from fresh_names`)
  return rows.map(({ name }) => name)
}

export async function stageTokens(
  client: ClientBase,
  tokens: readonly (Token & { name: string })[],
): Promise<void> {
  await client.query(
    'insert into name_tokens select * from unnest($1::text[], $2::text[], $3::smallint[])',
    [
      tokens.map((each) => each.name),
      tokens.map((each) => each.token),
      tokens.map((each) => each.place),
    ],
  )
}

/** In the order of the index, so that its pages are written once. */
export async function insertTokens(client: ClientBase): Promise<number> {
  await client.query('analyze fresh; analyze name_tokens')
  const { rowCount } = await client.query(`
    insert into regions.tokens (token, place, level, code)
    select t.token, t.place, f.level, f.code::bigint from fresh f join name_tokens t using (name)
    order by 1, 2, 3, 4`)
  return rowCount ?? 0
}

export async function recordLoad(
  client: ClientBase,
  edition: Edition,
  extent: Extent,
  rowCount: number,
  now: Date,
): Promise<void> {
  await client.query(
    `insert into regions.loads (under, levels, day, edition, source, row_count, loaded_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (under, levels, day) do update
       set edition = $4, source = $5, row_count = $6, loaded_at = $7`,
    [extent.under, levelKey(extent), edition.day, edition.name, edition.source, rowCount, now],
  )
}

/** Outside the transaction: searching reads the index alone once its pages are known to be all visible. */
export async function tidy(client: ClientBase): Promise<void> {
  await client.query('vacuum (analyze) regions.regions')
  await client.query('vacuum (analyze) regions.tokens')
}
