/** How pages may be read: language, width, size of text. */
import { desktop, phone } from './chromium.ts'

export const widths = { phone, desktop }

export type Reading = readonly [
  language: 'zh-CN' | 'zh-Hant' | 'en',
  width: keyof typeof widths,
  text: 'normal' | 'large',
]

type Shape = readonly [Reading[1], Reading[2]]

const tightest: Shape = ['phone', 'large']
const others: readonly Shape[] = [
  ['desktop', 'normal'],
  ['phone', 'normal'],
  ['desktop', 'large'],
]

const whole = process.env.LIANJIAN_READINGS === 'all'
const read = (language: Reading[0], shapes: readonly Shape[]): Reading[] =>
  shapes.map((shape) => [language, ...shape])

/**
 * Every second page is read with the longest words where room is least, the ones between in Chinese: neighbours among
 * them in another script and another of the other shapes. `LIANJIAN_READINGS=all` reads every page in all twelve ways,
 * which takes half an hour more.
 */
export const readings: readonly Reading[] = [
  ...read('en', whole ? [tightest, ...others] : [tightest]),
  ...read('zh-CN', whole ? [tightest, ...others] : others),
  ...read('zh-Hant', whole ? [tightest, ...others] : others),
]

/** @param place of the page in the list of all pages */
export function isReadSo([language, width, text]: Reading, place: number): boolean {
  if (whole) return true
  if (place % 2 === 0) return language === 'en'
  const turn = (place - 1) / 2
  const shape = others.findIndex((each) => each[0] === width && each[1] === text)
  return language === (turn % 2 === 0 ? 'zh-CN' : 'zh-Hant') && shape === turn % 3
}
