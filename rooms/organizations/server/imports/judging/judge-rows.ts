/** What each row of a sheet would do to the registry, and what the registry says against it. */
import { dayOf } from '#base/server/clock.ts'
import { coversCounty, isInReach, prefixOfCode } from '#base/server/db/reach.ts'
import { underWay } from '#base/server/db/under-way.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { listRegionsByCodes } from '#rooms/regions/server/door.ts'
import { normalName } from '../../../shared/normal-name.ts'
import { isOtherKind } from '../../../shared/rules.ts'
import { kindsOfSide, type Side } from '../../../shared/words.ts'
import { listWithBranchesBeyond } from '../../changes/judge-beyond.ts'
import type { OrganizationRow } from '../../store.ts'
import type { ImportCounts } from '../import.ts'
import { fieldsShown, type RowToInsert } from '../rows/row.ts'
import { insertImportRows, insertMissing } from '../rows/store.ts'
import { columnsOf } from '../sheet/columns.ts'
import type { OrganizationSheet, Stated, Unsound } from '../sheet/read-organizations.ts'
import { findParents, type Parents, type Place } from './judge-parents.ts'
import { noticeSeats } from './notice-seats.ts'
import { listByCodes, listOfNames } from './store.ts'

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
  const { stated, unsound, faults } = sheet
  await judgeRegions(tx, place, [...stated, ...unsound])
  await noticeSeats(tx, place, sheet)
  const ids = new Map<string, string>()
  const parentsBefore = new Map<string, string | null>()
  const parts = [...partsOf(stated)]
  for (const part of parts) {
    for (const { id, code, parentId } of await presentOf(tx, place, part)) {
      ids.set(code, id)
      parentsBefore.set(code, parentId)
    }
  }
  const isNew = new Set(stated.flatMap(({ code }) => (ids.has(code) ? [] : code)))
  for (const code of isNew) ids.set(code, newId(tx.now))
  const parents = await findParents(tx, place, sheet, ids, isNew, parentsBefore)
  await judgeMoved(tx, place, stated, { ids, parents, parentsBefore })
  const counts: ImportCounts = { new: 0, changed: 0, unchanged: 0, missing: 0 }
  const firstOfName = new Map<string, Stated>()
  const ask = (part: readonly Stated[] = []) => underWay(askAbout(tx, place, part, isNew, keep))
  let asked = ask(parts[0])
  let written: Promise<void> | undefined
  let namesakes = 0
  let done = 0
  for (const [at, part] of parts.entries()) {
    const known = await asked
    // Answered before these rows are written, so that the next are judged while the database writes.
    asked = ask(parts[at + 1])
    for (const each of part) judgePresent(place.side, each, known.present.get(each.code))
    if (keep && faults.length === 0) {
      const rows = part.map((each, at) =>
        verdictOf(each, known.called[at] as string, known, ids, parents, firstOfName),
      )
      for (const { verdict, hints } of rows) {
        counts[verdict] += 1
        if (hints) namesakes += 1
      }
      await written
      written = underWay(insertImportRows(tx, place, rows))
    }
    done += part.length
    told(done)
  }
  await asked
  await written
  if (namesakes > 0) {
    const whole = { file: sheet.file, row: null, column: null, value: null }
    sheet.notices.unshift({ ...whole, code: 'same-names', params: { count: namesakes } })
  }
  for (const part of partsOf(unsound.filter(hasCode))) {
    const present = new Map((await presentOf(tx, place, part)).map((row) => [row.code, row]))
    for (const each of part) judgePresent(place.side, each, present.get(each.code))
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

const hasCode = (each: Unsound): each is Unsound & { code: string } => each.code !== undefined

function* partsOf<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += batchSize) yield rows.slice(at, at + batchSize)
}

const presentOf = (tx: WriteTransaction, place: Place, part: readonly { code: string }[]) =>
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
  rows: readonly Unsound[],
): Promise<void> {
  const codes = [...new Set(rows.flatMap(({ regionCode = [] }) => regionCode))]
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
  for (const each of rows) {
    const code = faultOf.get(each.regionCode ?? '')
    if (code !== undefined) each.fault('regionCode', code)
  }
}

/** As for a move by hand: whoever does not answer for all that hangs on it hangs it nowhere else. */
async function judgeMoved(
  tx: WriteTransaction,
  { countyCode, reach }: Place,
  stated: readonly Stated[],
  at: {
    ids: ReadonlyMap<string, string>
    parents: Parents
    parentsBefore: ReadonlyMap<string, string | null>
  },
): Promise<void> {
  if (coversCounty(reach, countyCode)) return
  const moved = new Map(
    stated.flatMap((each): [string, Stated][] => {
      const [before, after] = [at.parentsBefore.get(each.code), at.parents.get(each.row)]
      if (before === undefined || after === undefined || before === after) return []
      return [[at.ids.get(each.code) as string, each]]
    }),
  )
  for (const id of await listWithBranchesBeyond(tx, countyCode, reach, [...moved.keys()])) {
    const each = moved.get(id) as Stated
    each.fault(each.parentCode === undefined ? 'parentName' : 'parentCode', 'branches-beyond')
  }
}

/** Some rows' normal names, and what the registry holds about them. */
interface Known {
  /** In the order of the rows. */
  called: readonly string[]
  present: ReadonlyMap<string, OrganizationRow & { reached: boolean }>
  /** One open organization within the reach of each normal name that a new row bears. */
  namesakes: ReadonlyMap<string, { id: string; code: string; name: string }>
}

async function askAbout(
  tx: WriteTransaction,
  place: Place,
  part: readonly Stated[],
  isNew: ReadonlySet<string>,
  named: boolean,
): Promise<Known> {
  const there = part.filter(({ code }) => !isNew.has(code))
  const called = named ? part.map(({ name }) => normalName(name)) : []
  const names = [...new Set(called.filter((_, at) => isNew.has((part[at] as Stated).code)))]
  const present = there.length > 0 ? await presentOf(tx, place, there) : []
  const namesakes =
    names.length > 0 ? await listOfNames(tx, place.countyCode, place.reach, names) : []
  return {
    called,
    present: new Map(present.map((row) => [row.code, row])),
    namesakes: new Map(namesakes.map((row) => [row.normalName, row])),
  }
}

/** Closed organizations and guest copies are not changed by a file, and what is out of reach by nothing. */
function judgePresent(
  side: Side,
  { kind, fault }: Unsound,
  row: (OrganizationRow & { reached: boolean }) | undefined,
): void {
  if (kind !== undefined && !kindsOfSide[side].includes(kind) && row?.kind !== kind)
    fault('kind', 'not-expected', { expected: columnsOf(side).kinds.expected })
  if (!row) return
  // That the code is taken cannot be kept from anybody; by whom, and whether it is open, is not told.
  if (!row.reached) fault('code', 'code-taken')
  else if (row.homeCountyCode !== null) fault('code', 'guest')
  else if (row.endsOn !== null) fault('code', 'closed')
  else if (kind !== undefined && isOtherKind(row.kind, kind)) fault('kind', 'kind-person')
}

/** Fields of an organization that a file may change; its code and side say which one it is. */
const comparedFields = ['name', ...fieldsShown] as const
type Compared = { [Field in (typeof comparedFields)[number]]?: unknown }

function verdictOf(
  each: Stated,
  called: string,
  known: Known,
  ids: ReadonlyMap<string, string>,
  parents: Parents,
  firstOfName: Map<string, Stated>,
): RowToInsert {
  const { row: rowNumber, code, name } = each
  const parentId = parents.get(each.row)
  const fields = { ...each, parentId, normalName: called }
  const about = { rowNumber, code, name, organizationId: ids.get(code) as string }
  const present = known.present.get(code)
  if (!present) {
    const hints = hintsFor(each, called, known, firstOfName)
    return { ...about, hints, verdict: 'new', fields }
  }
  const differing = comparedFields.filter(
    (field) => fields[field] !== undefined && fields[field] !== present[field],
  )
  const { version } = present
  if (differing.length === 0) {
    return { ...about, verdict: 'unchanged', version }
  }
  const pick = (from: Compared) =>
    Object.fromEntries(differing.map((field) => [field, from[field] ?? null]))
  return { ...about, verdict: 'changed', version, changed: pick(fields), before: pick(present) }
}

/** What a new one may be already under another code, in the registry or further up in the file. */
function hintsFor(
  each: Stated,
  called: string,
  { namesakes }: Known,
  firstOfName: Map<string, Stated>,
): unknown[] | undefined {
  const there = namesakes.get(called)
  const first = firstOfName.get(called)
  if (!first) firstOfName.set(called, each)
  const hints = [
    ...(there ? [{ id: there.id, code: there.code, name: there.name }] : []),
    ...(first ? [{ row: first.row, code: first.code, name: first.name }] : []),
  ]
  return hints.length > 0 ? hints : undefined
}
