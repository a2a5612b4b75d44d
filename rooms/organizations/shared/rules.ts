/** What may be done to organizations. Pure: rows in, refusals out. */
import { normalName } from './normal-name.ts'
import type { Refusal, RefusalCode } from './problems.ts'

/** As much of an organization as the rules ask about. */
export interface Ruled {
  id: string
  parentId: string | null
  beginsOn: string
  /** null where nobody said. */
  foundedOn: string | null
  endsOn: string | null
  /** Set on a guest copy. */
  homeCountyCode: string | null
}

export interface Subject<Row extends Ruled = Ruled> {
  row: Row
  /** JSON Pointer to it in what was sent. */
  pointer: string
}

/** Closed organizations are reopened before they change, and guest copies change at home. */
export function judgeState(
  subjects: readonly Subject[],
  wanted: 'open' | 'closed' = 'open',
): Refusal[] {
  return subjects.flatMap((subject) => {
    const { homeCountyCode, endsOn } = subject.row
    if (homeCountyCode !== null) return refuse('guest', subject)
    if (wanted === 'open' && endsOn !== null) return refuse('closed', subject)
    if (wanted === 'closed' && endsOn === null) return refuse('not-closed', subject)
    return []
  })
}

/**
 * A cadre is a person, and what is kept of persons has a key and an end of its own: neither could be given afterwards
 * to what was hashed and named before as an organization.
 */
export function isOtherKind(before: string, after: string): boolean {
  return (before === 'person') !== (after === 'person')
}

/** Nothing is said twice in one change: the second would be judged by what was before the first. */
export function judgeTwice(subjects: readonly Subject[]): Refusal[] {
  const seen = new Set<string>()
  return subjects.flatMap((subject) => {
    if (seen.has(subject.row.id)) return refuse('twice', subject)
    seen.add(subject.row.id)
    return []
  })
}

/**
 * A day on which it was there and that has come. Where nobody said when it was founded, it is known to have been there
 * since it was registered.
 */
export function judgeDay(subjects: readonly Subject[], day: string, today: string): Refusal[] {
  if (day > today) return [{ code: 'day-late', pointer: '/day' }]
  return subjects.flatMap((subject) => {
    const { foundedOn, beginsOn } = subject.row
    if (foundedOn !== null) return day < foundedOn ? refuse('day-early', subject) : []
    return day < beginsOn ? refuse('founding-unknown', subject) : []
  })
}

/**
 * Hanging organizations elsewhere, all at once: what counts is the tree that results.
 *
 * @param parents those that were asked for and may be hung on, by id
 * @param above who hangs below whom, for everything moved and all above the new parents
 */
export function judgeMove(
  moves: readonly (Subject & { parentId: string | null })[],
  parents: ReadonlyMap<string, Ruled>,
  above: ReadonlyMap<string, string | null>,
): Refusal[] {
  const after = new Map(above)
  for (const { row, parentId } of moves) after.set(row.id, parentId)
  return moves.flatMap((move) => {
    const { parentId } = move
    if (parentId === null) return []
    const parent = parents.get(parentId)
    const at = { row: move.row, pointer: `${move.pointer}/parentId` }
    if (!parent) return refuse('parent-absent', at)
    if (parent.endsOn !== null) return refuse('parent-closed', at)
    return comesBack(move.row.id, after) ? refuse('cycle', at) : []
  })
}

/** Whether the way up from an organization meets it again. */
function comesBack(id: string, above: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>()
  for (let at = above.get(id); at != null; at = above.get(at)) {
    if (at === id) return true
    // A circle further up is another organization's refusal.
    if (seen.has(at)) return false
    seen.add(at)
  }
  return false
}

/** @param open organizations below those to be closed */
export function judgeClose(subjects: readonly Subject[], open: readonly Ruled[]): Refusal[] {
  const closing = new Set(subjects.map(({ row }) => row.id))
  const staying = open.filter(({ id }) => !closing.has(id)).map(({ parentId }) => parentId)
  const holding = new Set(staying)
  return subjects.flatMap((subject) =>
    holding.has(subject.row.id) ? refuse('has-branches', subject) : [],
  )
}

/** @param above who hangs below whom, for the kept one and all above it */
export function judgeMerge(
  from: readonly Subject[],
  to: Subject,
  above: ReadonlyMap<string, string | null>,
): Refusal[] {
  const over = new Set<string>()
  for (let at = above.get(to.row.id); at != null && !over.has(at); at = above.get(at)) over.add(at)
  return from.flatMap((subject) => {
    if (subject.row.id === to.row.id) return refuse('itself', subject)
    // What hangs below the one that ends would come to hang below itself.
    return over.has(subject.row.id) ? refuse('cycle', subject) : []
  })
}

/**
 * Giving what hangs below to the parts.
 *
 * @param given ids by part, with the pointer to each
 * @param below what does hang below and is open
 */
export function judgeShares(
  given: readonly { id: string; pointer: string }[],
  below: readonly { id: string }[],
  everything: boolean,
): Refusal[] {
  const there = new Set(below.map(({ id }) => id))
  const seen = new Set<string>()
  const refusals = given.flatMap(({ id, pointer }): Refusal[] => {
    if (!there.has(id)) return [{ code: 'not-below', pointer, id }]
    if (seen.has(id)) return [{ code: 'twice', pointer, id }]
    seen.add(id)
    return []
  })
  const left = everything ? below.filter(({ id }) => !seen.has(id)) : []
  return [
    ...refusals,
    ...left.map(({ id }): Refusal => ({ code: 'unassigned', pointer: '/into', id })),
  ]
}

/** Parts of one name, written alike or not, could be told apart by nobody. */
export function judgePartNames(parts: readonly { name: string }[]): Refusal[] {
  const names = parts.map(({ name }) => normalName(name))
  return names.flatMap((name, at): Refusal[] =>
    name !== '' && names.indexOf(name) < at
      ? [{ code: 'parts-alike', pointer: `/into/${at}/name` }]
      : [],
  )
}

function refuse(code: RefusalCode, { row, pointer }: Subject): Refusal[] {
  return [{ code, pointer, id: row.id }]
}
