/** What somebody typed, looked up among the organizations of a reach. */

import { prefixOfCode } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { spellingsOf, splitWords } from '#base/server/search/typed.ts'
import { searchRegions } from '#rooms/regions/server/door.ts'
import type { Filter } from '../listing/store.ts'
import type { Within } from '../reach/store.ts'
import { type Found, findByWords, type Word } from './store.ts'

const latin = /^[a-z]+$/
const han = /^\p{Script=Han}+$/u

/** Names have two characters or more; past twelve it is no pair of names, and each try is a query. */
const longestPair = 12

/** So many regions can bear one name within a county and below; more make the word say nothing. */
const mostRegions = 20

/**
 * One page of the organizations for which every word holds. A query without letter or digit finds nothing.
 *
 * @param page.after score, county, seat and id of the last one
 */
export async function searchOrganizations(
  tx: Transaction,
  within: Within,
  query: string,
  filter: Filter,
  page: { after: readonly string[] | undefined; limit: number },
): Promise<Found[]> {
  const words = splitWords(query)
  if (words.length === 0 || within.counties.length === 0) return []
  for (const reading of readingsOf(words)) {
    const asked = await Promise.all(reading.map((word) => wordOf(tx, within, word, reading.length)))
    const found = await findByWords(tx, within, asked, filter, page)
    if (found.length > 0) return found
  }
  return []
}

/** Likeliest first: syllables typed apart are one name (zu zhi bu), and 雁鸣湖司法所 is a place and a unit. */
function* readingsOf(words: readonly string[]): Generator<readonly string[]> {
  if (words.length > 1 && words.every((word) => latin.test(word))) yield [words.join('')]
  yield words
  const [only, ...more] = words
  if (only === undefined || more.length > 0 || !han.test(only)) return
  const characters = [...only]
  if (characters.length > longestPair) return
  for (let at = characters.length - 2; at >= 2; at--) {
    yield [characters.slice(0, at).join(''), characters.slice(at).join('')]
  }
}

/** A word beside others may be the name of a place. */
async function wordOf(
  tx: Transaction,
  { counties }: Within,
  text: string,
  words: number,
): Promise<Word> {
  const spellings = spellingsOf(text)
  if (words < 2) return { spellings, regions: [] }
  const [within] = counties.length === 1 ? counties : []
  const regions = await searchRegions(tx, {
    query: text,
    limit: mostRegions,
    ...(within !== undefined && { within: prefixOfCode(within) }),
  })
  return { spellings, regions: regions.map(({ code }) => prefixOfCode(code)) }
}
