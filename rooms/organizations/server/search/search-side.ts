/** What a resident typed, looked up among those of one side that take part in something. */
import type { Transaction } from '#base/server/db/work.ts'
import { searchShortly } from '#base/server/search/search-in-turn.ts'
import { spellingsOf, splitWords } from '#base/server/search/typed.ts'
import type { OrganizationRow } from '../store.ts'
import { findOfSide } from './store.ts'

export interface SideSearch {
  counties: readonly string[]
  side: OrganizationRow['side']
  query: string
  /** Of these only, whether they are still there or not; without them of all that are. */
  among?: readonly string[] | undefined
  limit: number
}

const latin = /^[a-z]+$/

/**
 * Finds organizations of a side by name, part of a name, pinyin, initials or code; several words must all hold. One
 * that is a guest elsewhere is found once. A query that holds no letter or digit finds nothing. Persons are never found.
 */
export async function searchSide(
  tx: Transaction,
  { query, limit, ...where }: SideSearch,
): Promise<OrganizationRow[]> {
  const words = splitWords(query)
  if (words.length === 0 || where.counties.length === 0) return []
  // Syllables typed apart are one name: zu zhi bu.
  const joined = words.length > 1 && words.every((word) => latin.test(word)) ? words.join('') : ''
  return searchShortly(tx, async () => {
    const found = joined ? await findOfSide(tx, where, [[joined]], limit) : []
    if (found.length > 0) return found
    return findOfSide(tx, where, words.map(spellingsOf), limit)
  })
}
