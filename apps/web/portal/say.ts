/** Sentences made in the browser, in the language of the page. */
import type { Reason } from '@lianjian/pairing'
import { say as sayReason } from '@lianjian/pairing/words'
import type { Language } from '#base/shared/language.ts'
import { say as fill, type Parameters, type Saying } from '#base/shared/words.ts'
import { toTraditional } from '#base/web/traditional.ts'
import { type VerifySaying, verifyWords } from './verify-words.ts'

export function languageOfPage(): Language {
  return document.documentElement.lang as Language
}

export function say(name: VerifySaying, parameters: Parameters = {}): string {
  return saySaying(verifyWords[name], parameters)
}

export function saySaying(saying: Saying, parameters: Parameters = {}): string {
  return inScript(fill(saying, languageOfPage(), parameters), parameters)
}

export function sayOf({ code, params }: Reason): string {
  // As a file writes a moment nobody reads it off a clock.
  const announced = params.announced && sayMoment(new Date(params.announced))
  const reason = { code, params: { ...params, ...(announced && { announced }) } }
  return inScript(sayReason(reason, languageOfPage() === 'en' ? 'en' : 'zh-CN'), reason.params)
}

/** By the clocks of the country, wherever it is read. */
export function sayMoment(moment: Date): string {
  return new Intl.DateTimeFormat(languageOfPage() === 'en' ? 'en-GB' : 'zh-CN', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  }).format(moment)
}

/** What a file or a person wrote stays as it was written. */
function inScript(text: string, { ...parameters }: Parameters): string {
  if (languageOfPage() !== 'zh-Hant') return text
  const kept = Object.values(parameters).filter((each) => /\p{Script=Han}/u.test(String(each)))
  return toTraditional(text, kept as string[])
}

/** `184 KB` */
export function saySize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
