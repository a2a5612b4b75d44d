/** Deeds with their cost lines, as they are written. */
import { type Selectable, sql } from 'kysely'
import { insertTogether, type RowsOf } from '#base/server/db/insert-together.ts'
import { partsOf } from '#base/server/db/statement-parts.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { CostLine } from '../../shared/schema.ts'
import type { Direction, State } from '../../shared/words.ts'
import { inCounties, isOfDoer, isOfHelped, isReached, type Within } from '../reach/store.ts'
import { tokensOf } from '../search/tokens.ts'

export type DeedRow = Omit<Selectable<Tables['activities.deeds']>, 'direction' | 'state'> & {
  direction: Direction
  state: State
}

/** With its cost lines, by source. */
export interface FullDeed extends DeedRow {
  costs: CostLine[]
}

/** Deeds with their cost lines and what they are found by, in one statement for so many. */
export async function insertDeeds(tx: WriteTransaction, deeds: readonly FullDeed[]): Promise<void> {
  for (const part of partsOf(deeds)) {
    const rows = part.map(({ costs: _, ...row }) => row)
    await insertTogether([{ table: 'activities.deeds', rows }, ...besidesOf(part)]).execute(tx.db)
  }
}

/** What is written anew with each version: cost lines, and what it is found by. */
function besidesOf(deeds: readonly FullDeed[]): RowsOf[] {
  const tokens = deeds.flatMap((deed) =>
    tokensOf(deed).map((token) => ({ countyCode: deed.countyCode, token, deedId: deed.id })),
  )
  return [
    { table: 'activities.cost_lines', rows: costLinesOf(deeds) },
    { table: 'activities.search_tokens', rows: tokens },
  ]
}

function costLinesOf(deeds: readonly FullDeed[]) {
  return deeds.flatMap(({ countyCode, id, costs }) =>
    costs.map((line) => ({ countyCode, deedId: id, ...line })),
  )
}

/** What correcting changes, of deeds of one county. */
export async function updateDeeds(
  tx: WriteTransaction,
  countyCode: string,
  deeds: readonly FullDeed[],
) {
  const ids = deeds.map(({ id }) => id)
  await tx.db
    .deleteFrom('activities.costLines')
    .where('countyCode', '=', countyCode)
    .where('deedId', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  for (const part of partsOf(deeds)) {
    const column = <Name extends keyof DeedRow>(name: Name) => part.map((row) => row[name])
    await sql`
      update activities.deeds d set title = v.title, kind = v.kind, on_day = v.on_day, region_code = v.region_code,
        helped = v.helped, quantity = v.quantity, counted_in = v.counted_in, paid_by_id = v.paid_by_id,
        need_id = v.need_id, promise_id = v.promise_id, outcome = v.outcome, state = v.state, words = v.words,
        version = v.version, answered_by = v.answered_by, answered_at = v.answered_at, declared_by = v.declared_by,
        declared_at = v.declared_at, changed_by = v.changed_by, changed_at = ${tx.now}
      from (select * from unnest(${column('id')}::uuid[], ${column('title')}::text[],
        ${column('kind')}::text[], ${column('onDay')}::date[], ${column('regionCode')}::text[],
        ${column('helped')}::int[], ${column('quantity')}::int[], ${column('countedIn')}::text[],
        ${column('paidById')}::uuid[], ${column('needId')}::uuid[], ${column('promiseId')}::uuid[],
        ${column('outcome')}::text[], ${column('state')}::text[], ${column('words')}::text[],
        ${column('version')}::int[], ${column('answeredBy')}::text[], ${column('answeredAt')}::timestamptz[],
        ${column('declaredBy')}::text[], ${column('declaredAt')}::timestamptz[], ${column('changedBy')}::text[]) as
        u (id, title, kind, on_day, region_code, helped, quantity, counted_in, paid_by_id, need_id, promise_id, outcome,
        state, words, version, answered_by, answered_at, declared_by, declared_at, changed_by)) v
      where d.county_code = ${countyCode} and d.id = v.id`.execute(tx.db)
  }
  await tx.db
    .deleteFrom('activities.searchTokens')
    .where('countyCode', '=', countyCode)
    .where('deedId', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  await insertTogether(besidesOf(deeds)).execute(tx.db)
}

/** What a step changes, of deeds of one county: alike for all of them. */
export async function moveDeeds(
  tx: WriteTransaction,
  countyCode: string,
  ids: readonly string[],
  to: Pick<DeedRow, 'state' | 'words' | 'changedBy'> &
    Partial<Pick<DeedRow, 'answeredBy' | 'answeredAt'>>,
): Promise<void> {
  await tx.db
    .updateTable('activities.deeds')
    .set({ ...to, changedAt: tx.now })
    .where('countyCode', '=', countyCode)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

const costsOf = sql<CostLine[]>`coalesce((
  select jsonb_agg(jsonb_build_object('source', l.source, 'fen', l.fen) order by l.source)
  from activities.cost_lines l where l.county_code = d.county_code and l.deed_id = d.id), '[]')`

/** Which side the asker has to be on. */
const sides = { doer: isOfDoer, helped: isOfHelped, either: isReached }

/** Those of the reach, held until the transaction ends, in order of id so that nobody waits in a circle. */
export async function lockDeeds(
  tx: WriteTransaction,
  countyCode: string,
  reach: Within['reach'],
  ids: readonly string[],
  side: keyof typeof sides,
): Promise<FullDeed[]> {
  const within = { reach, counties: [countyCode] }
  const rows = await tx.db
    .selectFrom('activities.deeds as d')
    .selectAll('d')
    .select(costsOf.as('costs'))
    .where('d.countyCode', '=', countyCode)
    .where('d.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where(sides[side](within))
    .orderBy('d.id')
    .forUpdate('d')
    .execute()
  return rows as FullDeed[]
}

/** Those that met a need, held until the transaction ends. */
export async function lockDeedsOfNeed(
  tx: WriteTransaction,
  countyCode: string,
  needId: string,
): Promise<FullDeed[]> {
  const rows = await tx.db
    .selectFrom('activities.deeds as d')
    .selectAll('d')
    .select(costsOf.as('costs'))
    .where('d.countyCode', '=', countyCode)
    .where('d.needId', '=', needId)
    .where('d.delivers', '=', true)
    .orderBy('d.id')
    .forUpdate('d')
    .execute()
  return rows as FullDeed[]
}

/** Deeds that others name for their sum: those not withdrawn, and of which unit. */
export async function listPayers(
  tx: Transaction,
  counties: readonly string[],
  ids: readonly string[],
): Promise<{ countyCode: string; id: string; unitId: string; hasCosts: boolean }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ countyCode: string; id: string; unitId: string; hasCosts: boolean }>`
    select d.county_code, d.id, d.unit_id, exists (select from activities.cost_lines l
      where l.county_code = d.county_code and l.deed_id = d.id) as has_costs
    from activities.deeds d
    where ${inCounties(counties)} and d.id = any(${ids}::uuid[]) and d.state <> 'withdrawn'
    for share of d`.execute(tx.db)
  return rows
}

/** How many deeds that are not withdrawn name each of these for their sum. */
export async function countPaidBy(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select d.paid_by_id as id, count(*)::int as count from activities.deeds d
    where d.county_code = ${countyCode} and d.paid_by_id = any(${ids}::uuid[]) and d.state <> 'withdrawn'
    group by d.paid_by_id`.execute(tx.db)
  return new Map(rows.map(({ id, count }) => [id, count]))
}
