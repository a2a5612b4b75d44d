/** A whole sheet of deeds: what is wrong with it, or what it makes. */
import { isDeepStrictEqual } from 'node:util'
import type { Reach } from '#base/server/db/reach.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import type { Fault } from '#base/server/tables/fault.ts'
import type { Table } from '#base/server/tables/table.ts'
import type { DeedFault } from '../../shared/fault-words.ts'
import { judgeDeed } from '../../shared/rules.ts'
import type { DeclaredDeed, SaidOfDeed } from '../../shared/schema.ts'
import { usualKind } from '../../shared/words.ts'
import { correctedDeed, knownOfOwn, sameDeed } from '../deeds/correct-deed.ts'
import { newDeed, type Said, whatIsSaid } from '../deeds/new-deed.ts'
import { countPaidBy, type FullDeed, lockDeeds } from '../deeds/store.ts'
import { columns, costKeys, type DeedColumn } from '../files/columns.ts'
import { type Asked, knowDeeds, type Named } from '../known/know-deeds.ts'
import type { KnownCycle } from '../known/read-cycles.ts'
import { listOwnPairs, type Pair } from '../known/store.ts'
import { pairFinder } from './find-pairs.ts'
import { type ReadDeeds, type ReadRow, readRows } from './read-rows.ts'
import { listAlike } from './store.ts'

export interface Batch {
  rows: number
  faults: Fault[]
  notices: Fault[]
  made: { deed: FullDeed; named: Named }[]
  corrected: { before: FullDeed; deed: FullDeed; named: Named }[]
  unchanged: number
}

export interface Asking {
  /** How far the asker declares, and how far they read. */
  declare: Reach
  read: Reach
  counties: readonly string[]
  actor: string
}

interface Row {
  read: ReadRow
  pair: Pair | undefined
  before: FullDeed | undefined
}

export async function judgeBatch(
  tx: WriteTransaction,
  asking: Asking,
  cycle: KnownCycle,
  table: Table,
): Promise<Batch> {
  const read = readRows(table, cycle)
  const { faults, notices, readable } = read.sheet
  const empty = { rows: read.rows.length, faults, notices, made: [], corrected: [], unchanged: 0 }
  if (!readable) return empty
  const batch: Batch = { ...empty, made: [], corrected: [] }
  const records = await findRecords(tx, asking, read.rows)
  refuseRecords(read.rows, records)
  const find = pairFinder(await listOwnPairs(tx, withinOf(asking), cycle.id))
  const own = passOthers(read.rows, records, batch)
    .filter(({ id }) => id === undefined || records.own.has(id))
    .map((each) => pairRow(each, find, records.own.get(each.id ?? '')))
    .filter(({ read: { day, title }, pair, before }) => (pair || before) && day && title)
  const declared = own.map((row) => declaredOf(row, read))
  const { declare: reach, counties } = asking
  const known = await knowDeeds(tx, { reach, counties }, declared)
  const paysFor = await paidBy(tx, own)
  const alike = await alikeOf(tx, asking, own)
  own.forEach((row, at) => {
    const said = declared[at] as DeclaredDeed
    const { named, known: about } = known[at] as Asked
    const before = row.before
    const knownAbout = before ? knownOfOwn(about, paysFor.get(before.id) ?? 0) : about
    const wrong = judgeDeed(said, knownAbout)
    for (const each of wrong) tell(row.read, each)
    if (wrong.length > 0 || !named) return
    if (before) {
      const what = whatIsSaid(said, named.community.regionCode)
      if (isSaid(before, what)) batch.unchanged += 1
      else if (before.state === 'withdrawn') row.read.at.fault('id', 'record-withdrawn')
      else
        batch.corrected.push({ before, deed: correctedDeed(before, what, tx, asking.actor), named })
      return
    }
    const deed = newDeed(tx, said, named, asking.actor)
    if (alike.has(keyOf(deed))) batch.unchanged += 1
    else batch.made.push({ deed, named })
  })
  refuseTwice(own, batch)
  faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
  return batch
}

const withinOf = ({ declare: reach, counties }: Asking) => ({ reach, counties })

/** A row with a record number is of that deed, and of the partnership that it was declared with. */
function pairRow(
  read: ReadRow,
  find: ReturnType<typeof pairFinder>,
  before: FullDeed | undefined,
): Row {
  const found = find(read)
  if (before) {
    if (typeof found !== 'number' && !isOf(before, found)) read.at.fault('id', 'record-moved')
    return { read, pair: undefined, before }
  }
  if (typeof found !== 'number') return { read, pair: found, before }
  const key = read.communityCode === undefined ? 'community' : 'communityCode'
  if (found === 0) read.at.fault(key, 'no-pair')
  else read.at.fault(key, 'unclear-pair', { count: found })
  return { read, pair: undefined, before }
}

interface Records {
  own: ReadonlyMap<string, FullDeed>
  /** What the asker reads and others declared: an export holds it too. */
  others: ReadonlyMap<string, FullDeed>
}

async function findRecords(
  tx: WriteTransaction,
  asking: Asking,
  rows: readonly ReadRow[],
): Promise<Records> {
  const [own, others] = [new Map<string, FullDeed>(), new Map<string, FullDeed>()]
  const ids = [...new Set(rows.flatMap(({ id }) => id ?? []))]
  if (ids.length === 0) return { own, others }
  for (const countyCode of asking.counties) {
    for (const deed of await lockDeeds(tx, countyCode, asking.declare, ids, 'doer'))
      own.set(deed.id, deed)
    const rest = ids.filter((id) => !own.has(id))
    if (rest.length === 0) continue
    for (const deed of await lockDeeds(tx, countyCode, asking.read, rest, 'either'))
      others.set(deed.id, deed)
  }
  return { own, others }
}

function refuseRecords(rows: readonly ReadRow[], { own, others }: Records): void {
  const first = new Map<string, number>()
  for (const { id, at } of rows) {
    if (id === undefined) continue
    const above = first.get(id)
    if (!own.has(id) && !others.has(id)) at.fault('id', 'unknown-record')
    else if (above !== undefined) at.fault('id', 'record-twice', { first: above })
    first.set(id, above ?? at.row)
  }
}

/** What others declared may stand in the sheet as it is, and says nothing. */
function passOthers(rows: readonly ReadRow[], { others }: Records, batch: Batch): ReadRow[] {
  return rows.filter((read) => {
    const theirs = others.get(read.id ?? '')
    if (!theirs) return true
    const { title, day, helped = 0, costs } = read
    const says = { title, onDay: day, helped, costs: whatIsSaid({ ...emptyDeed, costs }, '').costs }
    const isSame = Object.entries(says).every(([field, value]) =>
      isDeepStrictEqual(value, theirs[field as keyof FullDeed]),
    )
    if (isSame) batch.unchanged += 1
    else read.at.fault('id', 'unknown-record')
    return false
  })
}

const emptyDeed = { title: '', kind: usualKind, day: '', helped: 0 }

function isOf({ unitId, communityId, partnershipId }: FullDeed, pair: Pair): boolean {
  return partnershipId === pair.id || (unitId === pair.unitId && communityId === pair.communityId)
}

/** What the sheet has no column for stays as it was. */
function declaredOf({ read, pair, before }: Row, { sheet }: ReadDeeds): DeclaredDeed {
  const told = <Value>(key: DeedColumn, value: Value, was: Value | null | undefined) =>
    sheet.has(key) ? value : (was ?? undefined)
  const hasCosts = costKeys.some((key) => sheet.has(key))
  const said: SaidOfDeed = {
    ...{ title: read.title as string, day: read.day as string },
    kind: told('kind', read.kind, before?.kind) ?? usualKind,
    helped: told('helped', read.helped, before?.helped) ?? 0,
    regionCode: told('place', read.regionCode, before?.regionCode),
    quantity: told('quantity', read.quantity, before?.quantity),
    countedIn: told('countedIn', read.countedIn, before?.countedIn),
    costs: hasCosts ? read.costs : (before?.costs ?? []),
    paidById: told('paidBy', read.paidById, before?.paidById),
    outcome: told('outcome', read.outcome, before?.outcome),
    ...(before?.needId && { needId: before.needId }),
    ...(before?.promiseId && { promiseId: before.promiseId }),
  }
  if (before) return sameDeed(before, said)
  const { countyCode, id: partnershipId } = pair as Pair
  const direction = read.direction ?? 'deed'
  return { countyCode, direction, partnershipId, delivers: false, ...said }
}

async function paidBy(
  tx: WriteTransaction,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, number>> {
  const all = new Map<string, number>()
  const records = rows.flatMap(({ before }) => before ?? [])
  for (const [countyCode, own] of Map.groupBy(records, (each) => each.countyCode)) {
    const counts = await countPaidBy(
      tx,
      countyCode,
      own.map(({ id }) => id),
    )
    for (const [id, count] of counts) all.set(id, count)
  }
  return all
}

/** What was declared before to the letter is there: a sheet that comes in twice makes nothing the second time. */
async function alikeOf(tx: WriteTransaction, { counties }: Asking, rows: readonly Row[]) {
  const fresh = rows.filter(({ before }) => !before)
  const pairs = [...new Set(fresh.map(({ pair }) => (pair as Pair).id))]
  const days = [...new Set(fresh.map(({ read }) => read.day as string))]
  return new Set((await listAlike(tx, counties, pairs, days)).map(keyOf))
}

function isSaid(before: FullDeed, said: Said): boolean {
  const fields = Object.keys(said) as (keyof Said)[]
  return fields.every((field) => isDeepStrictEqual(before[field], said[field]))
}

function keyOf(deed: FullDeed): string {
  const { partnershipId, direction, title, kind, onDay, regionCode, helped, quantity, countedIn } =
    deed
  const what = [
    partnershipId,
    direction,
    title,
    kind,
    onDay,
    regionCode,
    helped,
    quantity,
    countedIn,
  ]
  return JSON.stringify([
    ...what,
    deed.paidById,
    deed.outcome,
    deed.costs.map(({ source, fen }) => [source, fen]),
  ])
}

/** Two rows that say the same were pasted twice, most likely. */
function refuseTwice(rows: readonly Row[], { made }: Batch): void {
  const of = new Map(made.map(({ deed }) => [deed.id, deed]))
  if (of.size === 0) return
  const first = new Map<string, number>()
  const fresh = rows.filter(({ before }) => !before)
  for (const { read, pair } of fresh) {
    const { title, day, kind, helped, quantity, countedIn, regionCode, outcome, paidById, costs } =
      read
    const what = [pair?.id, read.direction ?? 'deed', title, day, kind ?? usualKind, helped ?? 0]
    const key = JSON.stringify([...what, quantity, countedIn, regionCode, outcome, paidById, costs])
    const above = first.get(key)
    if (above === undefined) first.set(key, read.at.row)
    else read.at.fault('title', 'row-twice', { first: above })
  }
}

/** Where a sheet says what a deed says. */
const columnOf: Partial<Record<DeedFault['field'], DeedColumn>> = {
  ...{
    unitId: 'unit',
    communityId: 'community',
    partnershipId: 'community',
    cycleId: 'day',
    day: 'day',
  },
  ...{ title: 'title', kind: 'kind', regionCode: 'place', helped: 'helped', quantity: 'quantity' },
  ...{ countedIn: 'countedIn', costs: 'own', paidById: 'paidBy', outcome: 'outcome' },
}

function tell(row: ReadRow, { field, code, parameters }: DeedFault): void {
  const cost = costKeys.find((key) => row.costs.some(({ source }) => source === key))
  const column = field === 'costs' && cost ? cost : (columnOf[field] ?? 'title')
  row.at.fault(column, code, { ...parameters, expected: columns[column].expected })
}
