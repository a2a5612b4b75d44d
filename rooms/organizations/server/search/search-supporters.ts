/** What a resident typed, looked up among the units that support in one county. */
import type { Transaction } from '#base/server/db/work.ts'
import { searchShortly } from '#base/server/search/search-in-turn.ts'
import { spellingsOf, splitWords } from '#base/server/search/typed.ts'
import type { OrganizationRow } from '../store.ts'
import { findSupporters } from './store.ts'

export interface SupporterSearch {
  countyCode: string
  query: string
  /** Of these only, whether they are still there or not; without them of all that are. */
  among?: readonly string[]
  limit: number
}

const latin = /^[a-z]+$/

/**
 * Finds units that support by name, part of a name, pinyin, initials or code; several words must all hold. A query
 * that holds no letter or digit finds nothing. Persons are never found.
 */
export async function searchSupporters(
  tx: Transaction,
  { query, limit, ...where }: SupporterSearch,
): Promise<OrganizationRow[]> {
  const words = splitWords(query)
  if (words.length === 0) return []
  // Syllables typed apart are one name: zu zhi bu.
  const joined = words.length > 1 && words.every((word) => latin.test(word)) ? words.join('') : ''
  return searchShortly(tx, async () => {
    const found = joined ? await findSupporters(tx, where, [[joined]], limit) : []
    if (found.length > 0) return found
    return findSupporters(tx, where, words.map(spellingsOf), limit)
  })
}
