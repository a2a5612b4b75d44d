import { toTraditional } from '#base/server/http/traditional.ts'
import type { Language } from '#base/shared/language.ts'
import type { Saying } from '#base/shared/words.ts'

/** A header, a choice or a name in the language of whoever downloads. */
export function inLanguage({ zh, en }: Saying, language: Language): string {
  if (language === 'en') return en
  return language === 'zh-Hant' ? toTraditional(zh) : zh
}
