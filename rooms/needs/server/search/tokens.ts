/** What a need or an offer is found by: its number, its title as written, as read and by initials, and its words. */
import { likelyReading } from '#base/server/search/readings.ts'
import { toSimplified } from '#base/server/search/simplified.ts'
import { fold, lettersOf } from '#base/server/search/typed.ts'
import { cutWords } from '#base/server/search/words.ts'

export interface Searched {
  number: number
  title: string
  /** What else is said of it. */
  texts: readonly (string | null)[]
  /** What its sort is called. */
  kinds: readonly string[]
}

/** A longer title is found by its beginning, and the rest of it by its words. */
const longestTitle = 12
/** Words of a long text beyond these are about something else than what it is looked for by. */
const mostWords = 24

export function tokensOf({ number, title, texts, kinds }: Searched): string[] {
  const characters = [...lettersOf(toSimplified(fold(title)))].slice(0, longestTitle)
  const syllables = likelyReading(characters.join(''))
  const initials = syllables.map((each) => each[0]).join('')
  const words = [...new Set([title, ...texts].flatMap((text) => (text ? cutWords(text) : [])))]
  const tokens = [
    String(number),
    characters.join(''),
    syllables.join(''),
    initials,
    ...kinds,
    ...words.slice(0, mostWords),
  ]
  return [...new Set(tokens)].filter((token) => token !== '')
}
