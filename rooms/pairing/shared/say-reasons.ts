/** Stored reasons in words; the engine knows the words of its own codes. */
import type { Reason } from '@lianjian/pairing'
import { say } from '@lianjian/pairing/words'
import { sayDay } from '#base/shared/days.ts'
import type { Language } from '#base/shared/language.ts'
import { say as sayWords, type Words } from '#base/shared/words.ts'

/** What no rule decided. The engine knows such a pair as one that was fixed beforehand, and not how that came. */
const settled = {
  retained: {
    zh: '两家原来就结着对，没有谁提出疑问，接着结。',
    en: 'The two are tied from before, nobody questioned it, and it goes on.',
  },
  retainedSince: {
    zh: '两家从 {since} 起就结着对，没有谁提出疑问，接着结。',
    en: 'The two have been tied since {since}, nobody questioned it, and it goes on.',
  },
  chosen: { zh: '双方都把对方选在第一位。', en: 'Each chose the other first.' },
} satisfies Words

export interface Explained {
  origin: string
  reasons: unknown
  /** Of a retained pair, when it began. */
  since?: string | null
}

/** Traditional Chinese is converted from the Chinese when the page is sent. */
export function sayWhy({ origin, reasons, since }: Explained, language: Language): string {
  if (origin === 'chosen') return sayWords(settled.chosen, language)
  if (origin === 'retained') {
    return since
      ? sayWords(settled.retainedSince, language, { since: sayDay(since, language) })
      : sayWords(settled.retained, language)
  }
  const spoken = language === 'en' ? 'en' : 'zh-CN'
  const sentences = (reasons as Reason[]).map((reason) => say(reason, spoken))
  return sentences.join(spoken === 'en' ? ' ' : '')
}
