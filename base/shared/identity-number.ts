/** Identity-card numbers must not enter a roster: they are found here, and masked wherever they are spoken of. */

// GB/T 2260 province prefixes, the first two digits of every card.
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
)
function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && day > 0
}

/** The check digit is left aside: a number with one digit mistyped is still somebody's. */
function isLong(digits: string): boolean {
  const year = Number(digits.slice(6, 10))
  if (!provinces.has(digits.slice(0, 2)) || year < 1880 || year > 2099) return false
  return isDay(year, Number(digits.slice(10, 12)), Number(digits.slice(12, 14)))
}

// The form before 1999: two-digit year, no check digit.
function isShort(digits: string): boolean {
  const [year, month, day] = [6, 8, 10].map((at) => Number(digits.slice(at, at + 2)))
  return provinces.has(digits.slice(0, 2)) && isDay(1900 + (year ?? 0), month ?? 0, day ?? 0)
}

// People set these numbers apart with whatever is at hand; what is not seen stands there unknown to them. A mark that
// makes a vowel long (ー) is a letter, and so are those that print as nothing.
const between = '[\\s\\p{P}\\p{S}\\p{C}\\p{M}\\p{Lm}\\u115f\\u1160]'
// Where region, birthday and serial number meet, dots and spaces as long as a line of a form.
const apart = `${between}{0,40}`
// From every digit that begins a group, since a number before it may stand as near as its own parts do.
const long = new RegExp(
  `(?<!\\d)(?=(\\d(?:${between}{0,3}\\d){16}${between}{0,3}[\\dX])(?!\\d))`,
  'gu',
)
// A character or two, as 年 and 号, only around a birthday in one piece: a postal code, a date and an amount are often
// written in one sentence.
const said = `${apart}(?:\\p{Script=Han}${apart}){0,2}`
const grouped = new RegExp(
  `(?<!\\d)(?=(\\d{6}${said}(?:\\d{8}|\\d{4}${apart}\\d{2}${apart}\\d{2})${said}\\d{3}[\\dX])(?!\\d))`,
  'gu',
)
// Apart only where region, birthday and serial number meet: any 15 digits would be one in a hundred.
const short = new RegExp(`(?<!\\d)(?=(\\d{6}${apart}\\d{6}${apart}\\d{3})(?!\\d))`, 'gu')

/**
 * The first identity-card number in the text (18 digits with a possible birthday, or the 15 of the old form),
 * masked; null when there is none. Digits of every script count, and so do those set apart by spaces or signs.
 */
export function findIdentityNumber(text: string): string | null {
  if (text.length < 15) return null
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/(?![0-9])\p{Nd}/gu, latinDigit)
  for (const [pattern, isNumber] of [
    [long, isLong],
    [grouped, isLong],
    [short, isShort],
  ] as const) {
    for (const [, found = ''] of plain.matchAll(pattern)) {
      const digits = found.replace(/[^\dX]/g, '')
      if (isNumber(digits)) return mask(digits)
    }
  }
  return null
}

/** Decimal digits of a script stand together, from its 0 to its 9. */
function latinDigit(digit: string): string {
  const code = digit.codePointAt(0)!
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++
  return String(value)
}

/** Keeps the province and the last character, enough to find the cell and no more. */
function mask(digits: string): string {
  return digits.slice(0, 2) + '*'.repeat(digits.length - 3) + digits.slice(-1)
}
