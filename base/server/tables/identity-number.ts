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

/**
 * The first identity-card number in the text (18 digits with a possible birthday, or the 15 of the old
 * form), masked; null when there is none. Full-width digits count, and so do spaces or
 * hyphens between the 18.
 */
export function findIdentityNumber(text: string): string | null {
  if (text.length < 15) return null
  const plain = text.normalize('NFKC').toUpperCase()
  const joined = plain.replace(/(?<=\d)[\s-]+(?=[\dX])/g, '')
  for (const candidate of [plain, joined]) {
    for (const [digits] of candidate.matchAll(/(?<!\d)\d{17}[\dX](?!\d)/g)) {
      if (isLong(digits)) return mask(digits)
    }
  }
  for (const [digits] of plain.matchAll(/(?<!\d)\d{15}(?!\d)/g)) {
    if (isShort(digits)) return mask(digits)
  }
  return null
}

/** Keeps the province and the last character, enough to find the cell and no more. */
function mask(digits: string): string {
  return digits.slice(0, 2) + '*'.repeat(digits.length - 3) + digits.slice(-1)
}
