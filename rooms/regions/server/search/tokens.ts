/** What a region is found by: name, parts of the name, full pinyin, initials. */
import { readings } from '#base/server/search/readings.ts'
import { fold, lettersOf } from '#base/server/search/typed.ts'

/** Where in the name a token stands; the ranks of a result follow it. */
export const places = { start: 0, initials: 1, inside: 2 } as const

export interface Token {
  token: string
  place: (typeof places)[keyof typeof places]
}

/** What names end in and nobody searches for by itself. */
const ending = /(街道|社区|居委会|嘎查|村|镇|乡|县|市|区|省|旗|州)$/

export function tokensOf(name: string): Token[] {
  const text = lettersOf(fold(name))
  const found = new Map<string, Token['place']>([[text, places.start]])
  const add = (token: string, place: Token['place']) => {
    if (token !== '' && !found.has(token)) found.set(token, place)
  }
  for (const syllables of readings(text)) {
    add(syllables.join(''), places.start)
    add(syllables.map((each) => each[0]).join(''), places.initials)
  }
  // A part of two characters or more finds the name; the ending does not count as one.
  const characters = [...text]
  const length = [...text.replace(ending, '')].length
  for (let at = 1; at <= length - 2; at++) add(characters.slice(at).join(''), places.inside)
  return [...found].map(([token, place]) => ({ token, place }))
}
