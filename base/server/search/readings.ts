/** How names are read: the pinyin that their words suggest, then what single characters may also be read as. */
import { pinyin, polyphonic } from 'pinyin-pro'

/**
 * Readings that these characters have and names of places and units do not use. Half of all names hold one of
 * them; with them an index would grow by two thirds and match nothing anybody means.
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

/** Syllables of the reading that the words of the name suggest. */
export function likelyReading(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' })
}

/** The likely reading first, then those its characters may also have. */
export function readings(text: string, likely = likelyReading(text)): string[][] {
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
