/** What somebody typed, as words that have to hold for what is found. */
import type { Transaction } from '#base/server/db/work.ts'
import { spellingsOf, splitWords } from '#base/server/search/typed.ts'
import { cutWords } from '#base/server/search/words.ts'
import type { Matching, MatchingWord, RecordKind } from './matching.ts'
import { countHits, listHits } from './store.ts'

/** As many are named one by one; past that each row of the list is asked for its own words. */
const mostNamed = 4000

const han = /^\p{Script=Han}{3,}$/u

/**
 * Every word holds by its beginning. What is typed in one piece and begins nothing is parted into its words.
 *
 * @returns undefined for a text without letter or digit, which asks for nothing
 */
export async function matchWords(
  tx: Transaction,
  kind: RecordKind,
  counties: readonly string[],
  typed: string,
): Promise<Matching | undefined> {
  const words: MatchingWord[] = []
  for (const word of splitWords(typed)) {
    const whole = await matchWord(tx, kind, counties, word)
    const parts = whole.ids?.length === 0 && han.test(word) ? cutWords(word) : []
    if (parts.length < 2) words.push(whole)
    else for (const part of parts) words.push(await matchWord(tx, kind, counties, part))
  }
  return words.length === 0 ? undefined : { kind, words }
}

async function matchWord(
  tx: Transaction,
  kind: RecordKind,
  counties: readonly string[],
  word: string,
): Promise<MatchingWord> {
  const spellings = spellingsOf(word)
  const hits = await countHits(tx, { kind, counties, spellings }, mostNamed + 1)
  if (hits > mostNamed) return { spellings, ids: undefined }
  return { spellings, ids: await listHits(tx, { kind, counties, spellings }, mostNamed) }
}
