/** Stored reasons in words; the engine knows the words of its own codes. */
import type { Reason } from '@lianjian/pairing'
import { say } from '@lianjian/pairing/words'
import type { Language } from '#base/shared/language.ts'

/** Traditional Chinese is converted from the Chinese when the page is sent. */
export function sayReasons(reasons: unknown, language: Language): string {
  const spoken = language === 'en' ? 'en' : 'zh-CN'
  const sentences = (reasons as Reason[]).map((reason) => say(reason, spoken))
  return sentences.join(spoken === 'en' ? ' ' : '')
}
