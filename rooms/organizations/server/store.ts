/** The organizations themselves, and the one way in which rows are written. */
import { type Insertable, type Selectable, sql } from 'kysely'
import { partsOf } from '#base/server/db/statement-parts.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'

type Organizations = Tables['organizations.organizations']
export type OrganizationRow = Selectable<Organizations>
export type NewOrganization = Insertable<Organizations>

/** Of the columns of an organization `o` that a statement reads. */
export type RowOf<Columns extends readonly string[]> = Pick<
  OrganizationRow,
  Columns[number] extends `o.${infer Field}` ? Extract<Field, keyof OrganizationRow> : never
>

/** @returns ids of those that were left out, because somebody else took their code meanwhile */
export async function insertRows(
  tx: Transaction,
  rows: readonly NewOrganization[],
): Promise<string[]> {
  const leftOut: string[] = []
  for (const part of partsOf(rows)) {
    const { numInsertedOrUpdatedRows: inserted } = await tx.db
      .insertInto('organizations.organizations')
      .values(part)
      .onConflict((conflict) => conflict.columns(['countyCode', 'side', 'code']).doNothing())
      .executeTakeFirstOrThrow()
    if (Number(inserted) < part.length) leftOut.push(...(await missingOf(tx, part)))
  }
  return leftOut
}

async function missingOf(tx: Transaction, rows: readonly NewOrganization[]): Promise<string[]> {
  const ids = rows.map(({ id }) => id)
  const counties = [...new Set(rows.map(({ countyCode }) => countyCode))]
  const there = await tx.db
    .selectFrom('organizations.organizations')
    .select('id')
    .where('countyCode', 'in', counties)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  const found = new Set(there.map(({ id }) => id))
  return ids.filter((id) => !found.has(id))
}

export async function listOrganizationsByIds(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<OrganizationRow[]> {
  if (ids.length === 0) return []
  return tx.db
    .selectFrom('organizations.organizations')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

/** The same in several counties: ids of organizations lie in one county each, and which one is not always known. */
export async function listOrganizationsAmong(
  tx: Transaction,
  counties: readonly string[],
  ids: readonly string[],
  { held = false }: { held?: boolean } = {},
): Promise<OrganizationRow[]> {
  if (ids.length === 0) return []
  const query = tx.db
    .selectFrom('organizations.organizations')
    .selectAll()
    .where('countyCode', '=', sql<string>`any(${counties}::text[])`)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
  // Held against changes: what is told of them holds until the transaction ends.
  return (held ? query.forShare() : query).execute()
}

export async function listOrganizationsByRegions(
  tx: Transaction,
  countyCode: string,
  side: OrganizationRow['side'],
  regionCodes: readonly string[],
  { closedToo = false }: { closedToo?: boolean } = {},
): Promise<OrganizationRow[]> {
  const query = tx.db
    .selectFrom('organizations.organizations')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('side', '=', side)
    .where('regionCode', '=', sql<string>`any(${regionCodes}::text[])`)
    .orderBy('regionCode')
    .orderBy('code')
  return (closedToo ? query : query.where('endsOn', 'is', null)).execute()
}

/** Those whose region code begins so, in order of code. */
export async function listOrganizationsWithin(
  tx: Transaction,
  countyCode: string,
  side: OrganizationRow['side'],
  prefix: string,
  { closedToo = false }: { closedToo?: boolean } = {},
): Promise<OrganizationRow[]> {
  const query = tx.db
    .selectFrom('organizations.organizations')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('side', '=', side)
    .where('regionCode', '>=', prefix)
    // Codes are digits, and ':' follows '9': the end of the prefix's range.
    .where('regionCode', '<', `${prefix}:`)
    .orderBy('regionCode')
    .orderBy('code')
  return (closedToo ? query : query.where('endsOn', 'is', null)).execute()
}

/** Those in being, by the codes that the county gave them. */
export async function listOrganizationsByCodes(
  tx: Transaction,
  countyCode: string,
  codes: readonly string[],
): Promise<OrganizationRow[]> {
  if (codes.length === 0) return []
  return tx.db
    .selectFrom('organizations.organizations')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('code', '=', sql<string>`any(${codes}::text[])`)
    .where('endsOn', 'is', null)
    .execute()
}

/** Codes that are taken already on a side. */
export async function listTakenCodes(
  tx: Transaction,
  countyCode: string,
  wanted: readonly { side: string; code: string }[],
): Promise<{ id: string; side: string; code: string }[]> {
  if (wanted.length === 0) return []
  return tx.db
    .selectFrom('organizations.organizations')
    .select(['id', 'side', 'code'])
    .where('countyCode', '=', countyCode)
    .where(
      sql<boolean>`(side, code) in (select * from unnest(${wanted.map(({ side }) => side)}::text[],
        ${wanted.map((each) => each.code)}::text[]))`,
    )
    .execute()
}

/** What a change may alter. */
export const changeable = [
  'side',
  'code',
  'name',
  'kind',
  'level',
  'function',
  'regionCode',
  'parentId',
  'socialCreditCode',
  'members',
  'households',
  'foundedOn',
  'endsOn',
] as const
export type Changeable = (typeof changeable)[number]

/** Writes rows as they shall be, each with the version that follows. */
export async function updateRows(
  tx: WriteTransaction,
  countyCode: string,
  rows: readonly OrganizationRow[],
): Promise<void> {
  for (const part of partsOf(rows)) {
    const column = <Name extends keyof OrganizationRow>(name: Name) => part.map((row) => row[name])
    await sql`
      update organizations.organizations o set side = v.side, code = v.code, name = v.name,
        normal_name = v.normal_name, kind = v.kind, level = v.level, function = v.function,
        region_code = v.region_code, parent_id = v.parent_id, social_credit_code = v.social_credit_code,
        members = v.members, households = v.households, founded_on = v.founded_on, ends_on = v.ends_on, version = v.version,
        changed_at = ${tx.now}
      from (select * from unnest(${column('id')}::uuid[], ${column('side')}::text[], ${column('code')}::text[],
        ${column('name')}::text[], ${column('normalName')}::text[], ${column('kind')}::text[],
        ${column('level')}::text[], ${column('function')}::text[], ${column('regionCode')}::text[],
        ${column('parentId')}::uuid[], ${column('socialCreditCode')}::text[], ${column('members')}::int[],
        ${column('households')}::int[], ${column('foundedOn')}::date[], ${column('endsOn')}::date[], ${column('version')}::int[]) as
        u (id, side, code, name, normal_name, kind, level, function, region_code, parent_id, social_credit_code,
        members, households, founded_on, ends_on, version)) v
      where o.county_code = ${countyCode} and o.id = v.id`.execute(tx.db)
  }
}
