/**
 * What the interface says. Every entry exists in Chinese and English, written by hand; traditional Chinese
 * is converted from the Chinese when a page is sent (base/server/http/traditional.ts).
 */
import type { Language } from './language.ts'

export type Parameters = Record<string, string | number>
export interface Saying {
  zh: string
  en: string
}
export type Words<Key extends string = string> = Record<Key, Saying>

/** Fills `{name}` in the saying; a parameter that was not given is a defect and throws. */
export function say(saying: Saying, language: Language, parameters: Parameters = {}): string {
  const text = language === 'en' ? saying.en : saying.zh
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name]
    if (value === undefined) throw new Error(`"${text}" was said without {${name}}`)
    return String(value)
  })
}
