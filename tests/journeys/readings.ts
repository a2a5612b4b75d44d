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

const asked = process.env.LIANJIAN_READINGS

const read = (language: Reading[0], shapes: readonly Shape[]): Reading[] =>
  shapes.map((shape) => [language, ...shape])

const all: readonly Reading[] = [
  ...read('en', [tightest, ...others]),
  ...read('zh-CN', [tightest, ...others]),
  ...read('zh-Hant', [tightest, ...others]),
]

/**
 * Every second page is read with the longest words where room is least, the ones between in Chinese: neighbours among
 * them in another script and another of the other shapes. `LIANJIAN_READINGS=all` reads every page in all twelve ways,
 * which takes half an hour more; `LIANJIAN_READINGS='zh-CN phone normal'` every page in that one.
 *
 * @param place of the page in the list of all pages
 */
export function readingsOf(place: number): readonly Reading[] {
  if (asked !== undefined) {
    return all.filter((reading) => asked === 'all' || asked === reading.join(' '))
  }
  if (place % 2 === 0) return [['en', ...tightest]]
  const turn = (place - 1) / 2
  const shape = others[turn % 3] as Shape
  return [[turn % 2 === 0 ? 'zh-CN' : 'zh-Hant', ...shape]]
}
