/** Rows of offers, and how far somebody sees them. */
import { type Selectable, type SqlBool, sql } from 'kysely'
import type { Reach } from '#base/server/db/reach.ts'
import { partsOf } from '#base/server/db/statement-parts.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { isReached } from '#rooms/organizations/server/door.ts'
import type { Category, OfferState } from '../../shared/offer-words.ts'
import type { Matching } from '../search/matching.ts'
import { holdsWords } from '../search/store.ts'

type Row = Selectable<Tables['needs.offers']>
export type OfferRow = Omit<Row, 'category' | 'state' | 'amountFen'> & {
  category: Category
  state: OfferState
  amountFen: number | null
}
export type OfferShown = OfferRow & { organizationName: string }

/** The counties of the transaction one by one, and what somebody keeps in them. */
export interface Seeing {
  counties: readonly string[]
  reach: Reach
}

export interface OfferFilter {
  cycle?: string | undefined
  organization?: string | undefined
  category?: Category | undefined
  need?: string | undefined
  state?: OfferState | undefined
  words?: Matching | undefined
}

export interface OfferPage {
  /** County and id of the last one. */
  after: readonly string[] | undefined
  limit: number
}

/** Newest first within a county. Drafts are seen by whoever reaches their unit, the rest by everybody of the county. */
export async function listOffers(
  tx: Transaction,
  seeing: Seeing,
  filter: OfferFilter,
  { after, limit }: OfferPage,
): Promise<OfferShown[]> {
  let query = seen(tx, seeing, filter).orderBy('f.countyCode').orderBy('f.id', 'desc').limit(limit)
  if (after) {
    const [county, id] = after
    query = query.where(
      sql<boolean>`f.county_code >= ${county} and (f.county_code > ${county} or f.id < ${id}::uuid)`,
    )
  }
  return (await query.execute()) as unknown as OfferShown[]
}

/** How many there are, of no more than a limit. */
export async function countOffers(
  tx: Transaction,
  seeing: Seeing,
  filter: OfferFilter,
  limit: number,
): Promise<number> {
  const rows = await seen(tx, seeing, filter).clearSelect().select('f.id').limit(limit).execute()
  return rows.length
}

export async function findOffer(
  tx: Transaction,
  seeing: Seeing,
  id: string,
): Promise<OfferShown | undefined> {
  const row = await seen(tx, seeing, { state: 'any' }).where('f.id', '=', id).executeTakeFirst()
  return row as unknown as OfferShown | undefined
}

function seen(
  tx: Transaction,
  { counties, reach }: Seeing,
  filter: Omit<OfferFilter, 'state'> & { state?: OfferState | 'any' | undefined },
) {
  const [only] = counties
  const there = (column: 'f.countyCode' | 'o.countyCode') =>
    counties.length === 1
      ? sql<SqlBool>`${sql.ref(column)} = ${only}`
      : sql<SqlBool>`${sql.ref(column)} = any(${counties}::text[])`
  const { cycle, organization, category, need, state, words } = filter
  let query = tx.db
    .selectFrom('needs.offers as f')
    .innerJoin('organizations.organizations as o', (join) =>
      join.onRef('o.countyCode', '=', 'f.countyCode').onRef('o.id', '=', 'f.organizationId'),
    )
    .selectAll('f')
    .select('o.name as organizationName')
    .where(there('f.countyCode'))
    .where(there('o.countyCode'))
    .where(sql<boolean>`(f.state <> 'draft' or ${isReached(reach, counties)})`)
  if (cycle) query = query.where('f.cycleId', '=', cycle)
  if (organization) query = query.where('f.organizationId', '=', organization)
  if (category) query = query.where('f.category', '=', category)
  if (need) query = query.where(sql<boolean>`${need} = any(f.needs)`)
  if (state === undefined) query = query.where('f.state', '<>', 'ended')
  else if (state !== 'any') query = query.where('f.state', '=', state)
  if (words) query = query.where(holdsWords(words, 'f'))
  return query
}

/** Offers that are public in their county, however they were come to. */
export async function listOffersByIds(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<OfferShown[]> {
  const rows = await tx.db
    .selectFrom('needs.offers as f')
    .innerJoin('organizations.organizations as o', (join) =>
      join.onRef('o.countyCode', '=', 'f.countyCode').onRef('o.id', '=', 'f.organizationId'),
    )
    .selectAll('f')
    .select('o.name as organizationName')
    .where('f.countyCode', '=', countyCode)
    .where('o.countyCode', '=', countyCode)
    .where('f.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('f.state', '<>', 'draft')
    .execute()
  return rows as unknown as OfferShown[]
}

/** The unit whose offer it is, or none. */
export async function findUnitOf(
  tx: Transaction,
  countyCode: string,
  id: string,
): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('needs.offers')
    .select('organizationId')
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .execute()
  return rows.map(({ organizationId }) => organizationId)
}

/** Held until the transaction ends. */
export async function lockOffer(
  tx: WriteTransaction,
  countyCode: string,
  id: string,
): Promise<OfferRow | undefined> {
  const [row] = await lockOffers(tx, countyCode, [id])
  return row
}

/** In order of id, so that two transactions cannot wait for each other in a circle. */
export async function lockOffers(
  tx: WriteTransaction,
  countyCode: string,
  ids: readonly string[],
): Promise<OfferRow[]> {
  const rows = await tx.db
    .selectFrom('needs.offers')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows as OfferRow[]
}

/** All that one organization offers or offered, held until the transaction ends. */
export async function lockOffersOf(
  tx: WriteTransaction,
  countyCode: string,
  organizationId: string,
): Promise<OfferRow[]> {
  const rows = await tx.db
    .selectFrom('needs.offers')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('organizationId', '=', organizationId)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows as OfferRow[]
}

export async function insertOffers(tx: WriteTransaction, rows: readonly OfferRow[]): Promise<void> {
  for (const part of partsOf(rows)) {
    await tx.db.insertInto('needs.offers').values(part).execute()
  }
}

export async function updateOffer(
  tx: WriteTransaction,
  { countyCode, id, cycleId: _cycle, number: _number, ...row }: OfferRow,
): Promise<void> {
  await tx.db
    .updateTable('needs.offers')
    .set(row)
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .execute()
}

/**
 * Takes numbers of a cycle; whoever takes further ones waits until this transaction ends.
 *
 * @returns the first of them
 */
export async function takeNumbers(
  tx: WriteTransaction,
  countyCode: string,
  cycleId: string,
  count: number,
): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into needs.counters as c (county_code, name, last)
    values (${countyCode}, ${`offers ${cycleId}`}, ${count})
    on conflict (county_code, name) do update set last = c.last + excluded.last
    returning last`.execute(tx.db)
  return (rows[0] as { last: number }).last - count + 1
}

/** All lines of units in a cycle, held until the transaction ends. */
export async function listOffersOfUnits(
  tx: Transaction,
  { countyCode, cycleId }: Pick<OfferRow, 'countyCode' | 'cycleId'>,
  units: readonly string[],
): Promise<OfferRow[]> {
  const rows = await tx.db
    .selectFrom('needs.offers')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('cycleId', '=', cycleId)
    .where('organizationId', '=', sql<string>`any(${units}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows as OfferRow[]
}

/** Writes many lines anew, each as a whole. */
export async function rewriteOffers(
  tx: WriteTransaction,
  rows: readonly OfferRow[],
): Promise<void> {
  for (const part of partsOf(rows)) {
    await tx.db
      .insertInto('needs.offers')
      .values(part)
      .onConflict((conflict) =>
        conflict.columns(['countyCode', 'id']).doUpdateSet((eb) => {
          const rest = Object.keys(part[0] as OfferRow).filter(
            (key) => !['countyCode', 'id'].includes(key),
          )
          return Object.fromEntries(rest.map((key) => [key, eb.ref(`excluded.${key as 'title'}`)]))
        }),
      )
      .execute()
  }
}

/** Leads lines to those that go on from them. */
export async function setCarriedTo(
  tx: WriteTransaction,
  countyCode: string,
  pairs: readonly { id: string; carriedTo: string }[],
): Promise<void> {
  await sql`
    update needs.offers f set carried_to = v.carried_to
    from unnest(${pairs.map(({ id }) => id)}::uuid[], ${pairs.map((each) => each.carriedTo)}::uuid[])
      as v (id, carried_to)
    where f.county_code = ${countyCode} and f.id = v.id`.execute(tx.db)
}
