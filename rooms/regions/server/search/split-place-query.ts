/** Reads `腰甸村 3组` and `腰甸村3组` as a village and the name of a place in it. */
import { splitWords } from '#base/server/search/typed.ts'
import { inBothDigits } from '../../shared/spell-names.ts'

export interface PlaceQuery {
  /** Left out where the place was typed alone. */
  village?: string
  /** Ways to write what the place is called: 3组 and 三组. */
  names: string[]
}

/** The village ends where its kind is said and something follows. */
const together = /^(.+?(?:村|社区|居委会|嘎查))(.+)$/u

export function splitPlaceQuery(query: string): PlaceQuery {
  const words = splitWords(query)
  const last = words.at(-1) ?? ''
  if (words.length > 1) return { village: words.slice(0, -1).join(' '), names: inBothDigits(last) }
  const [, village, name] = together.exec(last) ?? []
  if (village === undefined || name === undefined) return { names: inBothDigits(last) }
  return { village, names: inBothDigits(name) }
}
