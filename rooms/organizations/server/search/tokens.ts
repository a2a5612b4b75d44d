/** What an organization is found by: its code, its name and the parts of it, as written, as read and by initials. */
import { likelyReading, readings } from '#base/server/search/readings.ts'
import { fold, lettersOf } from '#base/server/search/typed.ts'

/** Where in the name a token stands; the ranks of a result follow it. */
export const places = { start: 0, initials: 1, inside: 2 } as const

export interface Token {
  token: string
  place: (typeof places)[keyof typeof places]
}

/**
 * What stands before the part that people say: 敦化市|司法局, 市委|组织部, 司法局机关|第一党支部. Only such parts are
 * looked up by pinyin too: those from every character would make the index three times as large.
 */
const before =
  /中共|中国共产党|[省市县区州旗盟][委直]?|[乡镇村]|街道|社区|办事处|机关|集团|公司|局|党委|党组|总支|委员会/gu

/** A longer part is found by its first characters, and the rest of the name is never typed. */
const longestPart = 12

/** Of a longer name the words say how its characters are read; of a village's, hardly. */
const longestUnsure = 6

export function tokensOf({ code, name }: { code: string; name: string }): Token[] {
  const text = lettersOf(fold(name))
  const found = new Map<string, Token['place']>()
  const add = (token: string, place: Token['place']) => {
    if (token !== '' && !found.has(token)) found.set(token, place)
  }
  const read = (syllables: readonly string[], place: Token['place'], initials: Token['place']) => {
    add(syllables.join(''), place)
    add(syllables.map((each) => each[0]).join(''), initials)
  }
  add(lettersOf(fold(code)), places.start)
  add(text, places.start)
  const characters = [...text]
  const likely = likelyReading(text)
  read(likely, places.start, places.initials)
  if (characters.length <= longestUnsure) {
    for (const syllables of readings(text, likely)) read(syllables, places.start, places.initials)
  }
  // A single character at the end of a name finds nothing that anybody means.
  for (let at = 1; at <= characters.length - 2; at++) {
    add(characters.slice(at, at + longestPart).join(''), places.inside)
  }
  // Letters and digits in a name are read as one by some and one by one by others: then the parts do not line up.
  if (likely.length !== characters.length) return listOf(found)
  for (const at of startsOfParts(text)) {
    if (at > characters.length - 2) continue
    read(likely.slice(at, at + longestPart), places.inside, places.inside)
  }
  return listOf(found)
}

function listOf(found: ReadonlyMap<string, Token['place']>): Token[] {
  return [...found].map(([token, place]) => ({ token, place }))
}

/** In characters, of which those beyond the basic plane count once. */
function startsOfParts(text: string): number[] {
  return [...text.matchAll(before)].map(
    (match) => [...text.slice(0, match.index + match[0].length)].length,
  )
}
