/** What a region is found by: name, parts of the name, full pinyin, initials. */
import { pinyin, polyphonic } from 'pinyin-pro'
import { fold, lettersOf } from '#base/server/search/typed.ts'

/** Where in the name a token stands; the ranks of a result follow it. */
export const places = { start: 0, initials: 1, inside: 2 } as const

export interface Token {
  token: string
  place: (typeof places)[keyof typeof places]
}

/** What names end in and nobody searches for by itself. */
const ending = /(街道|社区|居委会|嘎查|村|镇|乡|县|市|区|省|旗|州)$/

/**
 * Readings that these characters have and place names do not use. Half of all names hold one of them; with them
 * the index would grow by two thirds and match nothing anybody means.
 */
const unused: Record<string, string[]> = {
  区: ['ou'],
  家: ['jie', 'gu'],
  会: ['kuai'],
  南: ['na'],
  石: ['dan'],
  员: ['yuan', 'yun'],
  屯: ['zhun'],
  和: ['huo', 'hu'],
  红: ['gong'],
  地: ['de'],
  合: ['ge'],
  县: ['xuan'],
  万: ['mo'],
  广: ['an'],
  孙: ['xun'],
  省: ['xing'],
  朱: ['shu'],
}

/** More readings of one name are a name of unusual characters, of which one reading is the right one anyway. */
const mostReadings = 6

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

/** The reading that the words of the name suggest first, then those its characters may also have. */
function readings(text: string): string[][] {
  const likely = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' })
  const characters = [...text]
  if (likely.length !== characters.length) return [likely]
  let all: string[][] = [likely]
  characters.forEach((character, at) => {
    for (const other of otherReadings(character, likely[at] as string)) {
      if (all.length >= mostReadings) return
      const more = all.map((each) => each.with(at, other))
      all = [...all, ...more].slice(0, mostReadings)
    }
  })
  return all
}

const known = new Map<string, string[]>()

function otherReadings(character: string, likely: string): string[] {
  let all = known.get(character)
  if (!all) {
    all = readCharacter(character)
    known.set(character, all)
  }
  return all.length < 2 ? [] : all.filter((each) => each !== likely)
}

function readCharacter(character: string): string[] {
  if (!/\p{Script=Han}/u.test(character)) return []
  const [found] = polyphonic(character, { toneType: 'none', type: 'array', v: true })
  return [...new Set(found ?? [])].filter((each) => !unused[character]?.includes(each))
}
