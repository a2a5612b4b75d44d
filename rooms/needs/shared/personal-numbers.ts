/** A need speaks of things, not of people: numbers of people are found, with the place where they stand. */
import { findIdentityNumber } from '#base/shared/identity-number.ts'

export interface PersonalNumber {
  what: 'identity' | 'telephone'
  /** Its first character, counted from 1 as people count. */
  at: number
}

/** Digits of one number, as people set them apart. */
const apart = '[\\s\\-‐-―－()（）.·]{0,3}'
const digits = (least: number, most: number) =>
  `\\p{Nd}(?:${apart}\\p{Nd}){${least - 1},${most - 1}}`
const forms = [
  // A mobile number, with the country's code or without.
  `(?<!\\p{Nd})(?:\\+?86${apart})?[1１]${apart}[3-9３-９]${apart}${digits(9, 9)}(?!\\p{Nd})`,
  // A landline with its area code.
  `(?<!\\p{Nd})[0０]${apart}${digits(9, 11)}(?!\\p{Nd})`,
  // A short number that is called one.
  `(?:电话|手机|座机|联系方式|热线|微信|tel|phone)[^\\p{Nd}]{0,6}${digits(5, 12)}`,
].map((form) => new RegExp(form, 'iu'))

/** @returns the first number of each sort in the text */
export function findPersonalNumbers(text: string): PersonalNumber[] {
  const identity = findIdentityAt(text)
  if (identity !== null) return [{ what: 'identity', at: identity }]
  const phones = forms.map((form) => text.search(form)).filter((at) => at >= 0)
  return phones.length === 0 ? [] : [{ what: 'telephone', at: Math.min(...phones) + 1 }]
}

/** The finder tells no place: the longest rest of the text that still holds the number begins where it stands. */
function findIdentityAt(text: string): number | null {
  if (findIdentityNumber(text) === null) return null
  let at = 0
  while (findIdentityNumber(text.slice(at + 1)) !== null) at++
  return at + 1
}
