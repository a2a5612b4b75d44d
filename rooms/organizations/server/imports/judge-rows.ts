/** What each row of a sheet would do to the registry, and what the registry says against it. */
import { dayOf } from '#base/server/clock.ts'
import { isInReach, prefixOfCode } from '#base/server/db/reach.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { listRegionsByCodes } from '#rooms/regions/server/door.ts'
import { normalName } from '../../shared/normal-name.ts'
import type { OrganizationRow } from '../store.ts'
import type { ImportCounts } from './import.ts'
import { findParents, type Parents, type Place } from './judge-parents.ts'
import type { OrganizationSheet, Stated } from './sheet/read-organizations.ts'
import {
  insertImportRows,
  insertMissing,
  listByCodes,
  listOfNames,
  type RowToInsert,
} from './store.ts'

/** Rows of one question and one statement. */
export const batchSize = 2000

export interface Judging {
  /** Whether what the rows would do is written down. */
  keep: boolean
  /** How many rows are done. */
  told(done: number): void
}

/** Adds what is wrong to the sheet's faults; as long as nothing is, writes down what each row would do. */
export async function judgeRows(
  tx: WriteTransaction,
  place: Place,
  sheet: OrganizationSheet,
  { keep, told }: Judging,
): Promise<ImportCounts> {
  const { stated, faults } = sheet
  await judgeRegions(tx, place, stated)
  const ids = new Map<string, string>()
  for (const part of partsOf(stated)) {
    for (const { id, code } of await presentOf(tx, place, part)) ids.set(code, id)
  }
  const isNew = new Set(stated.flatMap(({ code }) => (ids.has(code) ? [] : code)))
  for (const code of isNew) ids.set(code, newId(tx.now))
  const parents = await findParents(tx, place, stated, ids, isNew)
  const counts: ImportCounts = { new: 0, changed: 0, unchanged: 0, missing: 0 }
  const firstOfName = new Map<string, Stated>()
  let done = 0
  for (const part of partsOf(stated)) {
    const present = new Map((await presentOf(tx, place, part)).map((row) => [row.code, row]))
    for (const each of part) judgePresent(each, present.get(each.code))
    if (keep && faults.length === 0) {
      const rows = part.map((each) => verdictOf(each, present.get(each.code), ids, parents))
      await addHints(tx, place, rows, part, firstOfName)
      await insertImportRows(tx, place, rows)
      for (const { verdict } of rows) counts[verdict] += 1
    }
    done += part.length
    told(done)
  }
  if (keep && faults.length === 0) {
    counts.missing = await insertMissing(tx, place, {
      side: place.side,
      reach: place.reach,
      named: [...ids.values()],
      after: stated.at(-1)?.row ?? 1,
    })
  }
  return counts
}

function* partsOf(stated: readonly Stated[]): Generator<readonly Stated[]> {
  for (let at = 0; at < stated.length; at += batchSize) yield stated.slice(at, at + batchSize)
}

const presentOf = (tx: WriteTransaction, place: Place, part: readonly Stated[]) =>
  listByCodes(
    tx,
    place.countyCode,
    place.side,
    place.reach,
    part.map(({ code }) => code),
  )

async function judgeRegions(
  tx: WriteTransaction,
  { countyCode, reach }: Place,
  stated: readonly Stated[],
): Promise<void> {
  const codes = [...new Set(stated.map(({ regionCode }) => regionCode))]
  const sound = codes.filter((code) => /^\d{12}$/.test(code))
  const known = new Set<string>()
  for (let at = 0; at < sound.length; at += batchSize) {
    const found = await listRegionsByCodes(tx, sound.slice(at, at + batchSize), dayOf(tx.now))
    for (const { code } of found) known.add(code)
  }
  const county = prefixOfCode(countyCode)
  const faultOf = new Map(
    codes.map((code) => {
      if (!/^\d{12}$/.test(code)) return [code, 'region-form']
      if (!code.startsWith(county)) return [code, 'region-outside']
      if (!known.has(code)) return [code, 'region-unknown']
      return [
        code,
        isInReach(reach, { countyCode, regionCode: code }) ? undefined : 'region-beyond',
      ]
    }),
  )
  for (const each of stated) {
    const code = faultOf.get(each.regionCode)
    if (code !== undefined) each.fault('regionCode', code)
  }
}

/** Closed organizations and guest copies are not changed by a file, and what is out of reach by nothing. */
function judgePresent(
  { fault }: Stated,
  row: (OrganizationRow & { reached: boolean }) | undefined,
): void {
  if (!row) return
  if (!row.reached) fault('code', 'row-beyond')
  else if (row.homeCountyCode !== null) fault('code', 'guest')
  else if (row.endsOn !== null) fault('code', 'closed')
}

/** Fields of an organization that a file may change; its code and side say which one it is. */
const comparedFields = [
  'name',
  'kind',
  'level',
  'function',
  'regionCode',
  'parentId',
  'socialCreditCode',
  'members',
  'households',
] as const

function verdictOf(
  each: Stated,
  present: OrganizationRow | undefined,
  ids: ReadonlyMap<string, string>,
  parents: Parents,
): RowToInsert {
  const { row: rowNumber, code, name } = each
  const parentId = parents.get(each.row)
  const fields = {
    ...each,
    ...(parentId !== undefined && { parentId }),
  } as Partial<OrganizationRow>
  const about = { rowNumber, code, name, hints: null, organizationId: ids.get(code) as string }
  if (!present) {
    const values = Object.fromEntries(comparedFields.map((field) => [field, fields[field] ?? null]))
    values.normalName = normalName(name)
    return { ...about, verdict: 'new', version: null, values, before: null }
  }
  const differing = comparedFields.filter(
    (field) => fields[field] !== undefined && fields[field] !== present[field],
  )
  const { version } = present
  if (differing.length === 0) {
    return { ...about, verdict: 'unchanged', version, values: {}, before: null }
  }
  const pick = (from: Partial<OrganizationRow>) =>
    Object.fromEntries(differing.map((field) => [field, from[field] ?? null]))
  return { ...about, verdict: 'changed', version, values: pick(fields), before: pick(present) }
}

/** New ones that may be there already under another code, in the registry or further up in the file. */
async function addHints(
  tx: WriteTransaction,
  { countyCode }: Place,
  rows: readonly RowToInsert[],
  part: readonly Stated[],
  firstOfName: Map<string, Stated>,
): Promise<void> {
  const added = rows.filter(({ verdict }) => verdict === 'new')
  const nameOf = (row: RowToInsert) => row.values.normalName as string
  const found = await listOfNames(tx, countyCode, [...new Set(added.map(nameOf))])
  const byName = new Map(found.map((each) => [each.normalName, each]))
  const statedAt = new Map(part.map((each) => [each.row, each]))
  for (const row of added) {
    const name = nameOf(row)
    const there = byName.get(name)
    const first = firstOfName.get(name)
    const hints = [
      ...(there ? [{ id: there.id, code: there.code, name: there.name }] : []),
      ...(first ? [{ row: first.row, code: first.code, name: first.name }] : []),
    ]
    if (hints.length > 0) row.hints = hints
    if (!first) firstOfName.set(name, statedAt.get(row.rowNumber) as Stated)
  }
}
