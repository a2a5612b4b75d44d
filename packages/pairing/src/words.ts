/** Everything the draw, the transcript and the verifier say, in words a village clerk reads. */

import { type Language, optimumWords } from './optimum/words.ts'
import type { Reason } from './reason.ts'
import { ceremonyWords } from './words/ceremony.ts'
import { idleWords } from './words/idle.ts'
import { limitWords } from './words/limits.ts'
import { reportWords } from './words/report.ts'
import { rosterWords } from './words/roster.ts'
import { verdictWords } from './words/verdict.ts'
import type { Words } from './words/words.ts'

export type { Language } from './optimum/words.ts'

const words: Words = {
  ...rosterWords,
  ...ceremonyWords,
  ...idleWords,
  ...verdictWords,
  ...limitWords,
  ...reportWords,
}

/** A reason as a sentence. Codes of the optimum are put into words by its own list. */
export function say(reason: Reason, language: Language = 'zh-CN'): string {
  const entry = Object.hasOwn(words, reason.code) ? words[reason.code] : undefined
  return entry ? entry(reason.params)[language] : optimumWords(reason, language)
}
