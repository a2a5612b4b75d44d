/** Every reason of the optimum in words that a clerk understands. */
import type { Reason } from '../reason.ts'
import { clashWords } from './words/clash.ts'
import { faultWords } from './words/faults.ts'
import { type Language, pick, type Words } from './words/language.ts'
import { pairWords } from './words/pair.ts'

export type { Language } from './words/language.ts'

const words: Words = { ...clashWords, ...faultWords, ...pairWords }

/** A reason of the optimum as one sentence; a code that is not the optimum's is given back as it is. */
export function optimumWords(reason: Reason, language: Language = 'zh-CN'): string {
  const entry = Object.hasOwn(words, reason.code) ? words[reason.code] : undefined
  return entry ? pick(entry(reason.params), language) : reason.code
}

/** All codes that have words. */
export const optimumCodes: string[] = Object.keys(words)
