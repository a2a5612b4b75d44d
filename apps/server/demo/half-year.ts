/**
 * Half a year of a programme in the county that is nowhere: what its villages ask for, what units offer and do, and what
 * is said of it, each on its day. The same on every machine but for who supports whom, which the pairing says; what would
 * lie ahead of today is left out.
 */
import { type NeedCode, needCodes } from '@lianjian/pairing'
import { Stream } from '@lianjian/pairing/stream'
import { asked, denials, gifts, offered, unasked } from './half-year-texts.ts'

export const halfYear = 183

interface On {
  /** Days since the programme began. */
  day: number
  /** Of the partnership that it is about, from 0. */
  pair: number
}

export type Happening = On &
  (
    | { what: 'offer'; offer: (typeof offered)[number] }
    | { what: 'ask'; need: string; category: NeedCode; text: Asked }
    | { what: 'claim' | 'set-aside'; need: string }
    | { what: 'plan'; need: string; text: Asked; byDay: number }
    | { what: 'meet'; need: string; text: Asked }
    | { what: 'deny'; need: string; words: string }
    | { what: 'deliver-again'; need: string; text: Asked }
    | { what: 'confirm' | 'resident-confirms'; need: string }
    | { what: 'declare'; deed: string; text: (typeof unasked)[number] }
    | { what: 'confirm-deed' | 'question-deed'; deed: string }
    | { what: 'give-back'; text: (typeof gifts)[number] }
  )

type Asked = (typeof asked)[keyof typeof asked][number]

/** Two that grew quiet after a hundred days: what the office is told of. */
const quietAfter = 100
const isQuiet = (pair: number) => pair === 4 || pair === 16

/** In the order of the days. */
export function happenings(pairs: number): Happening[] {
  const chance = new Stream(new Uint8Array(32), 'half-year')
  const between = (from: number, to: number) => from + chance.below(to - from + 1)
  const oneOf = <T>(all: readonly T[]) => all[chance.below(all.length)] as T
  const all: Happening[] = []
  for (let pair = 0; pair < pairs; pair++) {
    for (const nth of [0, 1]) {
      all.push({ day: 3, pair, what: 'offer', offer: offered[(pair * 2 + nth) % offered.length]! })
    }
    for (let nth = 0; nth < 4; nth++) {
      const need = `${pair}-${nth}`
      const category = needCodes[(pair + nth * 4) % needCodes.length]!
      const asking = { need, category, text: oneOf(asked[category]) }
      all.push(...lifeOf(asking, pair, between(6, 20) + nth * 55, { between, oneOf }))
    }
    for (let nth = 0; nth < 3; nth++) {
      const deed = `${pair}-${nth}`
      const day = between(15, 45) + nth * 50
      all.push({
        day,
        pair,
        what: 'declare',
        deed,
        text: unasked[(pair * 3 + nth) % unasked.length]!,
      })
      const answer = between(0, 9)
      if (answer > 1) all.push({ day: day + between(1, 8), pair, what: 'confirm-deed', deed })
      if (answer === 0) all.push({ day: day + 2, pair, what: 'question-deed', deed })
    }
  }
  for (const [at, text] of gifts.entries()) {
    all.push({ day: 90 + at * 30, pair: at * 7, what: 'give-back', text })
  }
  return all
    .filter(({ day, pair }) => day < halfYear && !(isQuiet(pair) && day > quietAfter))
    .sort((a, b) => a.day - b.day)
}

interface Chance {
  between(from: number, to: number): number
  oneOf<T>(all: readonly T[]): T
}

/** Of most the village says that it is done, of some a resident; some are not done at first, and some cannot be done. */
function lifeOf(
  asking: { need: string; category: NeedCode; text: Asked },
  pair: number,
  from: number,
  { between, oneOf }: Chance,
): Happening[] {
  const { need, text } = asking
  const life: Happening[] = [{ day: from, pair, what: 'ask', ...asking }]
  const claimed = from + between(2, 9)
  const how = between(0, 19)
  if (how === 0) return [...life, { day: claimed, pair, what: 'set-aside', need }]
  life.push({ day: claimed, pair, what: 'claim', need })
  const planned = claimed + between(1, 6)
  const met = planned + between(8, 34)
  life.push({ day: planned, pair, what: 'plan', need, text, byDay: met + 5 })
  life.push({ day: met, pair, what: 'meet', need, text })
  let answered = met + between(1, 7)
  if (how < 3) {
    life.push({ day: answered, pair, what: 'deny', need, words: oneOf(denials) })
    life.push({ day: answered + 6, pair, what: 'deliver-again', need, text })
    answered += 9
  }
  if (how < 18) {
    const what = how % 3 === 0 ? 'resident-confirms' : 'confirm'
    life.push({ day: answered, pair, what, need })
  }
  return life
}
