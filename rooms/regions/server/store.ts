/** Reads of the code tree. */
import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '#base/server/db/work.ts'
import type { Kind, Level } from '../shared/code.ts'

export interface Region {
  code: string
  level: Level
  kind: Kind
  name: string
  officialName: string
  parentCode: string | null
  edition: string
  validFrom: string
  validTo: string | null
}

const columns = sql.raw(
  'code, level, kind, name, official_name, parent_code, edition, valid_from::text, valid_to::text',
)

/** The rows that hold on a day: the present ones and, for a day in the past, what they were before. */
function regionsOn(condition: RawBuilder<unknown>, on: string): RawBuilder<Region> {
  return sql<Region>`
    select ${columns} from regions.regions
    where ${condition} and valid_from <= ${on} and (valid_to is null or valid_to > ${on})
    union all
    select ${columns} from regions.earlier_versions
    where ${condition} and valid_from <= ${on} and valid_to > ${on}`
}

/**
 * As they were on a day; codes that stood for nothing then are left out. Without a day: as they are, closed ones
 * included in their last form, because records made in their time still name them.
 */
export async function listRegionsByCodes(
  tx: Transaction,
  codes: readonly string[],
  on?: string,
): Promise<Region[]> {
  if (codes.length === 0) return []
  const condition = sql`code = any (${codes}::text[])`
  const query =
    on === undefined
      ? sql<Region>`select ${columns} from regions.regions where ${condition} order by code`
      : sql<Region>`${regionsOn(condition, on)} order by code`
  return (await query.execute(tx.db)).rows
}

export async function listChildren(
  tx: Transaction,
  parent: string,
  page: { on: string; after: string | undefined; limit: number },
): Promise<Region[]> {
  const condition = sql`parent_code = ${parent} and code > ${page.after ?? ''}`
  const query = sql<Region>`${regionsOn(condition, page.on)} order by code limit ${page.limit}`
  return (await query.execute(tx.db)).rows
}

export async function countChildren(tx: Transaction, parent: string, on: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${regionsOn(sql`parent_code = ${parent}`, on)}) c`.execute(
    tx.db,
  )
  return rows[0]?.count ?? 0
}

/** All regions of one level below a code prefix, in code order. */
export async function listRegionsBelow(
  tx: Transaction,
  range: readonly [first: string, last: string],
  level: Level,
  on: string,
): Promise<Region[]> {
  const condition = sql`level = ${level} and code between ${range[0]} and ${range[1]}`
  return (await sql<Region>`${regionsOn(condition, on)} order by code`.execute(tx.db)).rows
}

export interface LoadedPart {
  /** Code prefix; empty for the whole country. */
  under: string
  levels: Level[]
  /** Of the newest edition that covered the part. */
  day: string
  edition: string
}

/** Which parts of the tree were ever loaded, each as of its newest edition. */
export async function listLoadedParts(tx: Transaction): Promise<LoadedPart[]> {
  const { rows } = await sql<LoadedPart>`
    select distinct on (under, levels) under, string_to_array(levels, ' ') as levels, day::text, edition
    from regions.loads order by under, levels, day desc`.execute(tx.db)
  return rows
}

/** Former forms of one code, oldest first. */
export async function listEarlierVersions(tx: Transaction, code: string): Promise<Region[]> {
  const { rows } = await sql<Region>`
    select ${columns} from regions.earlier_versions where code = ${code} order by valid_from`.execute(
    tx.db,
  )
  return rows
}

export interface Succession {
  from: string
  to: string
  kind: 'recoded' | 'moved' | 'merged' | 'split'
  day: string
  declared: boolean
}

/** What a code came from and went to. */
export async function listSuccessions(tx: Transaction, code: string): Promise<Succession[]> {
  const { rows } = await sql<Succession>`
    select from_code as from, to_code as to, kind, day::text, declared from regions.successions
    where from_code = ${code} or to_code = ${code} order by day, from_code, to_code`.execute(tx.db)
  return rows
}
