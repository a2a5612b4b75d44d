/** Needs, what happened to them, and their numbers. */
import type { NeedCode } from '@lianjian/pairing'
import { type Expression, expressionBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import { type Reach, withinReach } from '#base/server/db/reach.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { AnswerWay, NeedLevel } from '../../shared/confirmation.ts'
import type { NeedSide, NeedState } from '../../shared/need-life.ts'
import type { StepKind, Urgency } from '../../shared/need-schema.ts'

import type { Matching } from '../search/matching.ts'
import { holdsWords } from '../search/store.ts'

export type NeedRow = Omit<
  Selectable<Tables['needs.needs']>,
  'state' | 'category' | 'urgency' | 'level' | 'way' | 'enteredBy'
> & {
  state: NeedState
  category: NeedCode
  urgency: Urgency
  level: NeedLevel | null
  way: AnswerWay | null
  enteredBy: 'village' | 'helper'
}

export interface NeedKey {
  countyCode: string
  id: string
}

/** How far somebody reads. */
export interface Reader {
  counties: readonly string[]
  /** Places and communities of which everything is read. */
  reach: Reach
  /** Units for which the reader acts. */
  units: readonly string[]
  /** Cycles in which those take part: of these, what is published. */
  cycles: readonly string[]
  /** Needs that they asked for, or that were referred to them. */
  taken: readonly string[]
}

export async function insertNeed(tx: WriteTransaction, row: NeedRow): Promise<void> {
  await tx.db.insertInto('needs.needs').values(row).execute()
}

export async function updateNeed(
  tx: WriteTransaction,
  { countyCode, id, ...row }: NeedRow,
): Promise<void> {
  await tx.db
    .updateTable('needs.needs')
    .set(row)
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .execute()
}

/** Only the village and those above it see a need at these. */
const unpublished: readonly NeedState[] = ['submitted', 'verified', 'returned']

/**
 * A need `n` that lies within what somebody reads. Every part of it is a question that an index answers.
 *
 * @param state where it is known that only needs at one state are asked for
 */
function isRead({ reach, units, cycles, taken }: Reader, state?: NeedState): Expression<SqlBool> {
  const builder = expressionBuilder<Tables, never>()
  const own = withinReach(builder, reach, {
    ...{ region: 'n.regionCode', organization: 'n.communityId' },
  })
  if (units.length === 0 || (state && unpublished.includes(state))) return own
  const published = sql<SqlBool>`n.published_at is not null`
  const theirs = [
    builder.and([published, sql<SqlBool>`n.holder_id = any(${units}::uuid[])`]),
    ...(cycles.length > 0
      ? [
          sql<SqlBool>`(n.published_at is not null and n.state <> 'merged' and n.cycle_id = any(${cycles}::uuid[]))`,
        ]
      : []),
    ...(taken.length > 0
      ? [builder.and([published, sql<SqlBool>`n.id = any(${taken}::uuid[])`])]
      : []),
  ]
  return builder.or([own, ...theirs])
}

/** Of older ones a unit finds those that it has in hand, and what is published where it takes part. */
const mostTaken = 500

/** Needs that these units asked for, or that were referred to them; newest first. */
export async function listTakenIds(
  tx: Transaction,
  counties: readonly string[],
  units: readonly string[],
): Promise<string[]> {
  if (units.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    (select need_id as id from needs.matches
      where county_code = any(${counties}::text[]) and organization_id = any(${units}::uuid[])
      order by id desc limit ${mostTaken})
    union
    (select need_id as id from needs.referrals
      where county_code = any(${counties}::text[]) and to_organization_id = any(${units}::uuid[])
      order by id desc limit ${mostTaken})`.execute(tx.db)
  return rows.map(({ id }) => id)
}

/** @param lock holds it until the transaction ends: whatever is done to one need is done in turn */
export async function findReadNeed(
  tx: Transaction,
  { countyCode, id }: NeedKey,
  reader: Reader,
  lock = false,
): Promise<NeedRow | undefined> {
  const query = tx.db
    .selectFrom('needs.needs as n')
    .selectAll('n')
    .where('n.countyCode', '=', countyCode)
    .where('n.id', '=', id)
    .where(isRead(reader))
  return (await (lock ? query.forUpdate('n') : query).executeTakeFirst()) as NeedRow | undefined
}

/** By id in any of these counties. */
export async function listNeedsByIds(
  tx: Transaction,
  counties: readonly string[],
  ids: readonly string[],
): Promise<NeedRow[]> {
  if (ids.length === 0) return []
  const rows = await tx.db
    .selectFrom('needs.needs')
    .selectAll()
    .where('countyCode', '=', sql<string>`any(${counties}::text[])`)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return rows as NeedRow[]
}

/** Of these, what somebody reads. */
export async function listReadNeeds(
  tx: Transaction,
  reader: Reader,
  ids: readonly string[],
): Promise<NeedRow[]> {
  if (ids.length === 0) return []
  const rows = await tx.db
    .selectFrom('needs.needs as n')
    .selectAll('n')
    .where(matching({}, reader))
    .where('n.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return rows as NeedRow[]
}

/** Whoever asks; for what is done by slip, by the system, or by a room above. */
export async function findNeedRow(
  tx: Transaction,
  { countyCode, id }: NeedKey,
  lock = false,
): Promise<NeedRow | undefined> {
  const query = tx.db
    .selectFrom('needs.needs')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) as NeedRow | undefined
}

export async function findNeedBySlipNumber(
  tx: Transaction,
  countyCode: string,
  slipNumber: number,
): Promise<NeedRow | undefined> {
  const row = await tx.db
    .selectFrom('needs.needs')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('slipNumber', '=', slipNumber)
    .executeTakeFirst()
  return row as NeedRow | undefined
}

export interface NeedFilter {
  cycle?: string | undefined
  community?: string | undefined
  /** Code prefix of the community's place. */
  regionPrefix?: string | undefined
  state?: NeedState | undefined
  category?: NeedCode | undefined
  urgency?: Urgency | undefined
  holder?: string | undefined
  words?: Matching | undefined
}

function matching(filter: NeedFilter, reader: Reader): Expression<SqlBool> {
  const { cycle, community, regionPrefix, state, category, urgency, holder, words } = filter
  // Of one county, as nearly every question is, the plan is the better one.
  const all: Expression<SqlBool>[] = [
    reader.counties.length === 1
      ? sql`n.county_code = ${reader.counties[0]}`
      : sql`n.county_code = any(${reader.counties}::text[])`,
    isRead(reader, state),
  ]
  if (cycle) all.push(sql`n.cycle_id = ${cycle}::uuid`)
  if (community) all.push(sql`n.community_id = ${community}::uuid`)
  if (regionPrefix) {
    // Codes are digits, and ':' follows '9': the end of the prefix's range.
    all.push(sql`(n.region_code >= ${regionPrefix} and n.region_code < ${`${regionPrefix}:`})`)
  }
  if (state) all.push(sql`n.state = ${state}`)
  if (category) all.push(sql`n.category = ${category}`)
  if (urgency) all.push(sql`n.urgency = ${urgency}`)
  if (holder) all.push(sql`n.holder_id = ${holder}::uuid`)
  if (words) all.push(holdsWords(words, 'n'))
  return expressionBuilder<Tables, never>().and(all)
}

/** Newest first. @param after id of the last one */
export async function listNeedRows(
  tx: Transaction,
  filter: NeedFilter,
  reader: Reader,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<NeedRow[]> {
  let query = tx.db
    .selectFrom('needs.needs as n')
    .selectAll('n')
    .where(matching(filter, reader))
    .orderBy('n.id', 'desc')
    .limit(limit)
  if (after) query = query.where('n.id', '<', after)
  return (await query.execute()) as NeedRow[]
}

/** How many there are of one state, up to a most: to count a county of a million whole would take a second. */
export async function countNeedRows(
  tx: Transaction,
  filter: NeedFilter,
  reader: Reader,
  most: number,
): Promise<number> {
  const { count } = await tx.db
    .selectFrom(
      tx.db
        .selectFrom('needs.needs as n')
        .select('n.id')
        .where(matching(filter, reader))
        .limit(most)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The next of the numbers that are given out under a name; whoever else asks waits until this transaction ends. */
export async function nextNumber(
  tx: WriteTransaction,
  countyCode: string,
  name: string,
): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into needs.counters as c (county_code, name, last) values (${countyCode}, ${name}, 1)
    on conflict (county_code, name) do update set last = c.last + 1
    returning last`.execute(tx.db)
  return (rows[0] as { last: number }).last
}

export type StepRow = Omit<
  Selectable<Tables['needs.needSteps']>,
  'step' | 'state' | 'side' | 'level' | 'way'
> & {
  step: StepKind
  state: NeedState
  side: NeedSide
  level: NeedLevel | null
  way: AnswerWay | null
}

export async function insertStep(tx: WriteTransaction, row: StepRow): Promise<void> {
  await tx.db.insertInto('needs.needSteps').values(row).execute()
}

/** Oldest first. */
export async function listSteps(tx: Transaction, { countyCode, id }: NeedKey): Promise<StepRow[]> {
  const rows = await tx.db
    .selectFrom('needs.needSteps')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('needId', '=', id)
    .orderBy('number')
    .execute()
  return rows as StepRow[]
}
