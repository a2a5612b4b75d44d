/** Which organization each row of a sheet hangs on: one of the file, or one of the registry. */
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { normalName } from '../../../shared/normal-name.ts'
import type { Side } from '../../../shared/words.ts'
import { sidesInOrder, splitQualified } from '../sheet/columns.ts'
import type { OrganizationSheet, Stated, Unsound } from '../sheet/read-organizations.ts'
import type { Key } from '../store.ts'
import { type Above, listAboveByCodes, listAboveByNames, listTree } from './store.ts'

/** Which sheet it is, and how far whoever brought it may go. */
export interface Place extends Key {
  side: Side
  reach: Reach
}

/** By row: the id of the one above, or null for none. Rows of a file without such a column are left out. */
export type Parents = ReadonlyMap<number, string | null>

const atOnce = 5000

/** The cell that says what is above, and where it stands: a code counts before a name. */
function aboveIn({ parentCode, parentName }: Unsound): { field: Field; text: string } | undefined {
  if (parentCode != null) return { field: 'parentCode', text: parentCode }
  if (parentName != null) return { field: 'parentName', text: parentName }
  return undefined
}

type Field = 'parentCode' | 'parentName'

/**
 * @param ids of the organizations of the file by code, new ones included
 * @param isNew codes of those that are not there yet
 * @param before what those hang on that are there, by code
 */
export async function findParents(
  tx: Transaction,
  place: Place,
  { stated, unsound }: Pick<OrganizationSheet, 'stated' | 'unsound'>,
  ids: ReadonlyMap<string, string>,
  isNew: ReadonlySet<string>,
  before: ReadonlyMap<string, string | null>,
): Promise<Parents> {
  const found = new Map<number, string | null>()
  const texts = new Set([...stated, ...unsound].flatMap((each) => aboveIn(each)?.text ?? []))
  const doubtful = new Set(unsound.flatMap(({ code, name = '' }) => [code, normalName(name)]))
  const known = await askKnown(tx, place, stated, [...texts], { ids, isNew, doubtful, before })
  for (const each of stated) {
    if (each.parentCode === undefined && each.parentName === undefined) continue
    const above = aboveIn(each)
    if (!above) found.set(each.row, null)
    else {
      const id = parentOf(place, each, above, known)
      if (id !== undefined) found.set(each.row, id)
    }
  }
  for (const each of unsound) {
    const above = aboveIn(each)
    if (above) parentOf(place, each, above, known)
  }
  if (texts.size > 0) await refuseCircles(tx, place, stated, ids, found)
  return found
}

interface Known {
  ids: ReadonlyMap<string, string>
  isNew: ReadonlySet<string>
  /** Codes and normal names of rows that are wrong themselves: what hangs on them is not. */
  doubtful: ReadonlySet<string | undefined>
  before: ReadonlyMap<string, string | null>
  byCode: ReadonlyMap<string, Above>
  /** By normal name: open ones of the registry, and those of the file as it calls them. */
  byName: ReadonlyMap<string, readonly Candidate[]>
}

type Candidate = Pick<Above, 'id' | 'code' | 'endsOn' | 'reached'>

/**
 * What lies beyond the reach is not there, but for what a row hangs on already: a sheet that went out names it, and may
 * leave the row where it is.
 */
function isThere(
  { code = '' }: Unsound,
  { id, reached }: Candidate,
  { before }: Pick<Known, 'before'>,
): boolean {
  return reached || before.get(code) === id
}

const keyOf = (side: string, code: string) => `${side}:${code}`

async function askKnown(
  tx: Transaction,
  { countyCode, reach, side }: Place,
  stated: readonly Stated[],
  texts: readonly string[],
  { ids, isNew, doubtful, before }: Pick<Known, 'ids' | 'isNew' | 'doubtful' | 'before'>,
): Promise<Known> {
  const byCode = new Map<string, Above>()
  const codes = [...new Set(texts.flatMap((text) => [text, splitQualified(text).code]))]
  for (let at = 0; at < codes.length; at += atOnce) {
    const part = await listAboveByCodes(tx, countyCode, reach, codes.slice(at, at + atOnce))
    for (const each of part) byCode.set(keyOf(each.side, each.code), each)
  }
  const present = new Set(before.values())
  const told = [...byCode.values()].filter(({ id, reached }) => reached || present.has(id))
  const known = new Set(told.map(({ code }) => code))
  const asCode = (text: string) => isNew.has(text) || known.has(splitQualified(text).code)
  const names = new Set(texts.filter((text) => !asCode(text)).map(normalName))
  if (names.size === 0) return { ids, isNew, doubtful, before, byCode, byName: new Map() }
  const candidates: (Candidate & { name: string })[] = stated.flatMap(({ code, name }) => {
    const own = normalName(name)
    const of = { id: ids.get(code) as string, code, endsOn: null, reached: true, name: own }
    return names.has(own) ? of : []
  })
  const wanted = [...names]
  for (let at = 0; at < wanted.length; at += atOnce) {
    const part = await listAboveByNames(tx, countyCode, reach, wanted.slice(at, at + atOnce))
    for (const each of part) {
      // What the file calls otherwise is no longer called so.
      if (each.side === side && ids.get(each.code) === each.id) continue
      candidates.push({ ...each, name: each.normalName })
    }
  }
  return {
    ids,
    isNew,
    doubtful,
    before,
    byCode,
    byName: Map.groupBy(candidates, ({ name }) => name),
  }
}

function parentOf(
  place: Place,
  each: Unsound,
  { field, text }: { field: Field; text: string },
  known: Known,
): string | undefined {
  const { ids, isNew, doubtful, byCode, byName } = known
  const { side, code } = splitQualified(text)
  const asked: { side: Side; code: string }[] =
    side === undefined
      ? sidesInOrder(place.side).map((of) => ({ side: of, code }))
      : [{ side, code }, ...sidesInOrder(place.side).map((of) => ({ side: of, code: text }))]
  for (const one of asked) {
    if (one.side === place.side && isNew.has(one.code)) return ids.get(one.code)
    const there = byCode.get(keyOf(one.side, one.code))
    if (there && isThere(each, there, known)) return openIn(each, field, there)
  }
  const called = byName.get(normalName(text)) ?? []
  const others = called.filter(
    (other) => other.id !== ids.get(each.code ?? '') && isThere(each, other, known),
  )
  const [only, ...more] = others
  if (!only) {
    if (doubtful.has(code) || doubtful.has(normalName(text))) return undefined
    return each.fault(field, 'parent-absent')
  }
  if (more.length === 0) return openIn(each, field, only)
  const codes = others.slice(0, mostNamed).map((other) => other.code)
  return each.fault(field, 'parent-ambiguous', { codes: codes.join(', ') })
}

/** Codes that a fault lists. */
const mostNamed = 5

function openIn(each: Unsound, field: Field, { id, endsOn }: Candidate): string | undefined {
  return endsOn === null ? id : each.fault(field, 'parent-closed')
}

/** What counts is the tree that results: the registry's, with the file's rows hung as they say. */
async function refuseCircles(
  tx: Transaction,
  { countyCode }: Place,
  stated: readonly Stated[],
  ids: ReadonlyMap<string, string>,
  parents: Parents,
): Promise<void> {
  const above = new Map<string, string | null>(
    (await listTree(tx, countyCode)).map(({ id, parentId }) => [id, parentId]),
  )
  const idOf = ({ code }: Stated) => ids.get(code) as string
  for (const each of stated) {
    const parent = parents.get(each.row)
    if (parent !== undefined) above.set(idOf(each), parent)
  }
  const ends = new Set<string>()
  for (const each of stated) {
    const parent = parents.get(each.row)
    if (parent == null || ends.has(parent)) continue
    const way = new Set<string>()
    let at: string | null | undefined = idOf(each)
    while (at != null && !ends.has(at) && !way.has(at)) {
      way.add(at)
      at = above.get(at)
    }
    if (at != null && way.has(at)) {
      // Each row of the circle says so itself; what only leads into it is not wrong.
      if (at === idOf(each)) each.fault(aboveIn(each)?.field ?? 'parentCode', 'cycle')
    } else for (const id of way) ends.add(id)
  }
}
