/** What a unit is found by: its code, its name and the parts of it, as written, as read and by initials. */
import { pinyin } from 'pinyin-pro'
import { fold, lettersOf } from '#base/server/search/typed.ts'

/** Where in the name a token stands; the ranks of a result follow it. */
export const places = { start: 0, initials: 1, inside: 2 } as const

export interface Token {
  token: string
  place: (typeof places)[keyof typeof places]
}

/**
 * 市委组织部 is what people call 组织部, so each part from an inner character to the end counts, in characters and
 * in pinyin. One reading is enough: the words of a unit's name say how its characters are read.
 */
export function tokensOf({ code, name }: { code: string; name: string }): Token[] {
  const text = lettersOf(fold(name))
  const found = new Map<string, Token['place']>()
  const add = (token: string, place: Token['place']) => {
    if (token !== '' && !found.has(token)) found.set(token, place)
  }
  add(lettersOf(fold(code)), places.start)
  const characters = [...text]
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' })
  const aligned = syllables.length === characters.length
  // A single character at the end of a name finds nothing that anybody means.
  const last = Math.max(0, characters.length - 2)
  for (let at = 0; at <= last; at++) {
    const place = at === 0 ? places.start : places.inside
    add(characters.slice(at).join(''), place)
    if (!aligned && at > 0) continue
    const read = syllables.slice(at)
    add(read.join(''), place)
    add(read.map((each) => each[0]).join(''), at === 0 ? places.initials : places.inside)
  }
  return [...found].map(([token, place]) => ({ token, place }))
}
