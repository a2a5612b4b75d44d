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

export function tokensOf({ code, name }: { code: string; name: string }): Token[] {
  const text = lettersOf(fold(name))
  const found = new Map<string, Token['place']>()
  const add = (token: string, place: Token['place']) => {
    if (token !== '' && !found.has(token)) found.set(token, place)
  }
  add(lettersOf(fold(code)), places.start)
  add(text, places.start)
  for (const syllables of readings(text)) {
    add(syllables.join(''), places.start)
    add(syllables.map((each) => each[0]).join(''), places.initials)
  }
  const characters = [...text]
  // A single character at the end of a name finds nothing that anybody means.
  for (let at = 1; at <= characters.length - 2; at++) {
    add(characters.slice(at, at + longestPart).join(''), places.inside)
  }
  for (const part of partsSaid(text)) {
    const syllables = likelyReading(part)
    add(syllables.join(''), places.inside)
    add(syllables.map((each) => each[0]).join(''), places.inside)
  }
  return [...found].map(([token, place]) => ({ token, place }))
}

function partsSaid(text: string): string[] {
  return [...text.matchAll(before)]
    .map((match) => text.slice(match.index + match[0].length))
    .filter((part) => [...part].length >= 2)
    .map((part) => [...part].slice(0, longestPart).join(''))
}
