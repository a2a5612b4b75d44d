/** How the names of people are read aloud: to find them by pinyin or initials, and to list them in that order. */
import { pinyin } from 'pinyin-pro'
import { readings } from '#base/server/search/readings.ts'
import { fold, lettersOf } from '#base/server/search/typed.ts'

export interface NameReadings {
  nameReadings: string[]
  nameOrder: string
}

/** Beginnings of what is found: a longer name is an organization's, which bears the account. */
const mostBeginnings = 8

/** In whatever is written with a name, so that what was made of a name never outlives it. */
export function nameReadingsOf(name: string): NameReadings {
  const letters = lettersOf(fold(name))
  const likely = pinyin(letters, { ...asName, nonZh: 'spaced' })
  const found = readings(letters, likely).flatMap((syllables) =>
    syllables.slice(0, mostBeginnings).flatMap((_, at) => {
      const rest = syllables.slice(at)
      return [rest.join(''), rest.map((each) => each.charAt(0)).join('')]
    }),
  )
  const words = pinyin(letters, { ...asName, nonZh: 'consecutive' })
  return { nameReadings: [...new Set(found)], nameOrder: `${words.join(' ')}${end}${name}` }
}

/** As a surname 单 is Shan and 曾 is Zeng. */
const asName = { toneType: 'none', type: 'array', v: true, surname: 'head' } as const
/** Before the space, so that 李娜 comes before 李娜娜. */
const end = '\t'

/** What was typed, as it stands in readings; undefined where it is none: it has characters, or nothing at all. */
export function typedReading(typed: string): string | undefined {
  const text = lettersOf(fold(typed))
  return /^[a-z]+$/.test(text) ? text : undefined
}
