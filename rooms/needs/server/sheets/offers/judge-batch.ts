/** What a list of offers would make and change, with everything that is wrong with it. */
import { isDeepStrictEqual } from 'node:util'
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { Fault } from '#base/server/tables/fault.ts'
import type { Table } from '#base/server/tables/table.ts'
import {
  listOrganizationsByCodes,
  listPosts,
  listReached,
  type OrganizationRow,
} from '#rooms/organizations/server/door.ts'
import { listPresent } from '#rooms/programmes/server/door.ts'
import { judgeOffer } from '../../../shared/judge-offer.ts'
import type { OfferFault } from '../../../shared/offer-problems.ts'
import type { OfferFields } from '../../../shared/offer-schema.ts'
import { mostRows } from '../../../shared/sheet-schema.ts'
import { listOffersOfUnits, type OfferRow } from '../../offers/store.ts'
import type { OfferColumn } from './columns.ts'
import { type ReadRow, readRows } from './read-rows.ts'

/** What a line says, with the post by its id. */
export type Line = OfferFields & { contactTitle: string | null }

export interface Batch {
  rows: number
  made: { organizationId: string; line: Line }[]
  changed: { before: OfferRow; line: Line }[]
  unchanged: number
  faults: Fault[]
  notices: Fault[]
}

export interface Asked {
  reach: Reach
  countyCode: string
  cycleId: string
}

/** @param tx sees the internal rows of all units that the asker writes for, to look up their posts */
export async function judgeBatch(tx: Transaction, asked: Asked, table: Table): Promise<Batch> {
  const { sheet, rows } = readRows(table)
  const { faults, notices } = sheet
  const batch: Batch = { rows: rows.length, made: [], changed: [], unchanged: 0, faults, notices }
  if (rows.length > mostRows) {
    const place = { file: table.file, row: null, column: null, value: null }
    faults.push({ ...place, code: 'too-many-lines', params: { most: mostRows } })
    return batch
  }
  const units = await unitsOf(tx, asked, rows)
  const kept = await knownOffers(tx, asked, [...new Set(units.values())])
  const posts = await postsOf(tx, asked, rows, units)
  const seen = new Map<string, number>()
  for (const row of rows) {
    const unit = units.get(row)
    if (!unit || !row.said) continue
    const before = offerOf(row, unit.id, kept)
    if (before === undefined) continue
    const key = before?.id ?? `${unit.id} ${row.said.title}`
    const first = seen.get(key)
    if (first !== undefined) {
      row.at.fault(row.number === undefined ? 'title' : 'number', 'same-line', { first })
      continue
    }
    seen.set(key, row.at.row)
    const contact = contactOf(row, unit.id, posts)
    for (const fault of judgeOffer({ ...row.said, taken: before?.taken ?? 0 })) tell(row, fault)
    if (contact === undefined) continue
    const line: Line = { ...row.said, ...contact }
    if (before === null) batch.made.push({ organizationId: unit.id, line })
    else if (isSame(before, line)) batch.unchanged += 1
    else batch.changed.push({ before, line })
  }
  return batch
}

/** Of each row the unit, which the asker writes for and which takes part; of whoever writes for one, that one. */
async function unitsOf(
  tx: Transaction,
  { reach, countyCode, cycleId }: Asked,
  rows: readonly ReadRow[],
): Promise<Map<ReadRow, OrganizationRow>> {
  const codes = [...new Set(rows.flatMap(({ unitCode }) => unitCode ?? []))]
  const named = (await listOrganizationsByCodes(tx, countyCode, codes)).filter(
    ({ side }) => side === 'supporter',
  )
  const own = reach.regions.length === 0 && reach.organizations.length === 1
  const asked = [...named.map(({ id }) => id), ...(own ? reach.organizations : [])]
  const reached = (await listReached(tx, countyCode, reach, asked)).filter(
    ({ endsOn }) => endsOn === null,
  )
  const byCode = new Map(reached.map((unit) => [unit.code, unit]))
  const only = own ? reached.find(({ id }) => id === reach.organizations[0]) : undefined
  const present = await listPresent(tx, [countyCode], cycleId)
  const units = new Map<ReadRow, OrganizationRow>()
  for (const row of rows) {
    const unit = row.unitCode === undefined ? only : byCode.get(row.unitCode)
    const part = unit && present.get(unit.id)
    if (!unit)
      row.at.fault('unitCode', row.unitCode === undefined ? 'unit-missing' : 'unit-unknown')
    else if (part !== 'supporter' && part !== 'ally') row.at.fault('unitCode', 'unit-not-joined')
    else units.set(row, unit)
  }
  return units
}

interface Kept {
  byNumber: ReadonlyMap<number, OfferRow>
  byTitle: ReadonlyMap<string, OfferRow[]>
}

async function knownOffers(
  tx: Transaction,
  { countyCode, cycleId }: Asked,
  units: readonly OrganizationRow[],
): Promise<Kept> {
  const ids = units.map(({ id }) => id)
  const offers = await listOffersOfUnits(tx, { countyCode, cycleId }, ids)
  const open = offers.filter(({ state }) => state !== 'ended')
  return {
    byNumber: new Map(offers.map((offer) => [offer.number, offer])),
    byTitle: Map.groupBy(open, ({ organizationId, title }) => `${organizationId} ${title}`),
  }
}

/** @returns null for what is new, undefined when a fault was told */
function offerOf(row: ReadRow, unitId: string, kept: Kept): OfferRow | null | undefined {
  if (row.number !== undefined) {
    const offer = kept.byNumber.get(row.number)
    if (offer?.organizationId !== unitId) return row.at.fault('number', 'number-unknown')
    return offer.state === 'ended' && !isSameAsEnded(row, offer)
      ? row.at.fault('number', 'offer-ended')
      : offer
  }
  const named = kept.byTitle.get(`${unitId} ${row.said?.title}`) ?? []
  return named.length > 1 ? row.at.fault('title', 'title-twice') : (named[0] ?? null)
}

/** An export may hold what has ended; brought again as it was, it is no mistake. */
function isSameAsEnded({ said }: ReadRow, offer: OfferRow): boolean {
  return said?.title === offer.title
}

/** Posts in office of the units whose rows name one, by title. */
async function postsOf(
  tx: Transaction,
  { countyCode }: Asked,
  rows: readonly ReadRow[],
  units: ReadonlyMap<ReadRow, OrganizationRow>,
): Promise<Map<string, ReadonlyMap<string, string>>> {
  const naming = rows.flatMap((row) => (row.contact ? (units.get(row)?.id ?? []) : []))
  const found = new Map<string, ReadonlyMap<string, string>>()
  for (const id of new Set(naming)) {
    const posts = (await listPosts(tx, countyCode, id)).filter(({ endsOn }) => endsOn === null)
    found.set(id, new Map(posts.map((post) => [post.title, post.id])))
  }
  return found
}

type Contact = Pick<Line, 'contactPostId' | 'contactTitle'>

function contactOf(
  { at, contact }: ReadRow,
  unitId: string,
  posts: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Contact | undefined {
  if (contact === undefined) return { contactPostId: null, contactTitle: null }
  const id = posts.get(unitId)?.get(contact)
  return id === undefined
    ? at.fault('contact', 'post-unknown')
    : { contactPostId: id, contactTitle: contact }
}

const columnOf: Record<string, OfferColumn> = { '/quantity': 'quantity' }

function tell({ at }: ReadRow, { pointer, fault }: OfferFault): void {
  at.fault(columnOf[pointer] ?? (pointer.slice(1) as OfferColumn), fault)
}

function isSame(before: OfferRow, line: Line): boolean {
  const fields = Object.keys(line) as (keyof Line)[]
  return fields.every((field) => {
    const [a, b] = [before[field], line[field]]
    return Array.isArray(a) && Array.isArray(b)
      ? isDeepStrictEqual([...a].sort(), [...b].sort())
      : isDeepStrictEqual(a, b)
  })
}
