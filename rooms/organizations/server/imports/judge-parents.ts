/** Which organization each row of a sheet hangs on: one of the file, or one of the registry. */
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { Side } from '../../shared/words.ts'
import { sidesInOrder, splitQualified } from './sheet/columns.ts'
import type { Stated } from './sheet/read-organizations.ts'
import { type Above, type Key, listAboveByCodes, listTree } from './store.ts'

/** Which sheet it is, and how far whoever brought it may go. */
export interface Place extends Key {
  side: Side
  reach: Reach
}

/** By row: the id of the one above, or null for none. Rows of a file without such a column are left out. */
export type Parents = ReadonlyMap<number, string | null>

const codesAtOnce = 5000

/**
 * @param ids of the organizations of the file by code, new ones included
 * @param isNew codes of those that are not there yet
 */
export async function findParents(
  tx: Transaction,
  place: Place,
  stated: readonly Stated[],
  ids: ReadonlyMap<string, string>,
  isNew: ReadonlySet<string>,
): Promise<Parents> {
  const found = new Map<number, string | null>()
  const wanted = new Set<string>()
  for (const { parentCode } of stated) {
    if (parentCode != null) wanted.add(splitQualified(parentCode).code).add(parentCode)
  }
  const above = await aboveByKey(tx, place, [...wanted])
  for (const each of stated) {
    if (each.parentCode === undefined) continue
    if (each.parentCode === null) found.set(each.row, null)
    else {
      const id = parentOf(place, each, { above, ids, isNew })
      if (id !== undefined) found.set(each.row, id)
    }
  }
  if (wanted.size > 0) await refuseCircles(tx, place, stated, ids, found)
  return found
}

async function aboveByKey(
  tx: Transaction,
  { countyCode, reach }: Place,
  codes: readonly string[],
): Promise<Map<string, Above>> {
  const found = new Map<string, Above>()
  for (let at = 0; at < codes.length; at += codesAtOnce) {
    const part = await listAboveByCodes(tx, countyCode, reach, codes.slice(at, at + codesAtOnce))
    for (const each of part) found.set(keyOf(each.side, each.code), each)
  }
  return found
}

const keyOf = (side: string, code: string) => `${side}:${code}`

interface Known {
  above: ReadonlyMap<string, Above>
  ids: ReadonlyMap<string, string>
  isNew: ReadonlySet<string>
}

function parentOf(place: Place, each: Stated, { above, ids, isNew }: Known): string | undefined {
  const text = each.parentCode as string
  const { side, code } = splitQualified(text)
  const asked: { side: Side; code: string }[] =
    side === undefined
      ? sidesInOrder(place.side).map((of) => ({ side: of, code }))
      : [{ side, code }, ...sidesInOrder(place.side).map((of) => ({ side: of, code: text }))]
  for (const one of asked) {
    if (one.side === place.side && isNew.has(one.code)) return ids.get(one.code)
    const there = above.get(keyOf(one.side, one.code))
    if (!there) continue
    if (there.endsOn !== null) return each.fault('parentCode', 'parent-closed')
    if (!there.reached) return each.fault('parentCode', 'parent-beyond')
    return there.id
  }
  return each.fault('parentCode', 'parent-absent')
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
    if (parents.get(each.row) == null) continue
    const way = new Set<string>()
    let at: string | null | undefined = idOf(each)
    while (at != null && !ends.has(at) && !way.has(at)) {
      way.add(at)
      at = above.get(at)
    }
    if (at != null && way.has(at)) {
      // Each row of the circle says so itself; what only leads into it is not wrong.
      if (at === idOf(each)) each.fault('parentCode', 'cycle')
    } else for (const id of way) ends.add(id)
  }
}
