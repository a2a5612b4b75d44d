/** How pages may be read: language, width, size of text. */
import { desktop, phone } from './chromium.ts'

export const widths = { phone, desktop }

export type Reading = readonly [
  language: 'zh-CN' | 'zh-Hant' | 'en',
  width: keyof typeof widths,
  text: 'normal' | 'large',
]

const shapes = [
  ['phone', 'normal'],
  ['desktop', 'large'],
  ['phone', 'large'],
  ['desktop', 'normal'],
] as const

const everyShape = (language: Reading[0]): Reading[] =>
  shapes.map(([width, text]) => [language, width, text])

const whole = process.env.LIANJIAN_READINGS === 'all'
const tightest: Reading = ['en', 'phone', 'large']

/**
 * Each page is read three times: with the longest words where room is least; in the first language in one shape; in
 * traditional characters in the opposite one. Neighbouring pages take different shapes.
 * `LIANJIAN_READINGS=all` reads every page in all twelve ways, which takes minutes more.
 */
export const readings: readonly Reading[] = [
  ...(whole ? everyShape('en') : [tightest]),
  ...everyShape('zh-CN'),
  ...everyShape('zh-Hant'),
]

/** @param place of the page in the list of all pages */
export function isReadSo([language, width, text]: Reading, place: number): boolean {
  if (whole || language === 'en') return true
  const shape = shapes.findIndex((each) => each[0] === width && each[1] === text)
  // Two that stand beside each other differ in width and in size.
  return shape === (language === 'zh-CN' ? place % 4 : (place % 4) ^ 1)
}
