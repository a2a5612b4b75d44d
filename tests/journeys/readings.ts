/** How pages may be read: language, width, size of text. */
import { desktop, phone } from './chromium.ts'

export const widths = { phone, desktop }

export type Reading = readonly [
  language: 'zh-CN' | 'zh-Hant' | 'en',
  width: keyof typeof widths,
  text: 'normal' | 'large',
]

// What changes with the width and the size of text is seen in the first language. English words are the longest, so
// they are met where room is least; traditional characters stand as the simplified ones do.
const usual: readonly Reading[] = [
  ['zh-CN', 'phone', 'normal'],
  ['zh-CN', 'phone', 'large'],
  ['zh-CN', 'desktop', 'normal'],
  ['zh-CN', 'desktop', 'large'],
  ['en', 'phone', 'large'],
  ['en', 'desktop', 'normal'],
  ['zh-Hant', 'phone', 'normal'],
]

const further: readonly Reading[] = [
  ['en', 'phone', 'normal'],
  ['en', 'desktop', 'large'],
  ['zh-Hant', 'phone', 'large'],
  ['zh-Hant', 'desktop', 'normal'],
  ['zh-Hant', 'desktop', 'large'],
]

/** All twelve with `LIANJIAN_READINGS=all`, which takes minutes more. */
export const readings = process.env.LIANJIAN_READINGS === 'all' ? [...usual, ...further] : usual
