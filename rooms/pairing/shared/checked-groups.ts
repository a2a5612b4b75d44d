/**
 * Sixty-four digits as they go over paper: sixteen groups of four, each with a fifth digit that tells a slip of the hand.
 * The fifth is a sum over the field of sixteen elements in which each digit weighs by its place, and the group's own place
 * is added: one wrong digit, two digits that changed places and two groups that did are always told, anything else
 * fifteen times out of sixteen.
 */

const groups = 16
const bare = 4

/** Whole and right; wrong; begun and not wrong yet; of a number without fifth digits. */
export type GroupState = 'right' | 'wrong' | 'begun' | 'bare'

export interface TypedGroup {
  text: string
  state: GroupState
}

export interface TypedDigits {
  groups: TypedGroup[]
  /** All sixty-four, when nothing is missing or wrong. */
  value?: string
}

// Powers of the field's generator, none of them 1, which is the fifth digit's own.
const weights = [2, 4, 8, 3] as const

/** In the field of x⁴ + x + 1. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 0; bit < 4; bit++) if ((b >> bit) & 1) product ^= a << bit
  for (let bit = 6; bit > 3; bit--) if ((product >> bit) & 1) product ^= 0b10011 << (bit - 4)
  return product
}

function fifthOf(four: string, at: number): string {
  const sum = weights.reduce<number>(
    (so, weight, place) => so ^ times(Number.parseInt(four.charAt(place), 16), weight),
    at,
  )
  return sum.toString(16)
}

/** @param hex sixty-four hexadecimal digits */
export function withChecks(hex: string): string[] {
  return (hex.toLowerCase().match(/.{4}/g) ?? []).map((four, at) => four + fifthOf(four, at))
}

/** What somebody has typed off a paper so far, with spaces or without. */
export function readDigits(typed: string): TypedDigits {
  const words = typed
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => word !== '')
  const all = words.join('')
  const fives = words.flatMap((word) => word.match(/.{1,5}/g) ?? []).map(checked)
  if (isBare(words, all, fives)) {
    const read = (all.match(/.{1,4}/g) ?? []).map(uncheckedOf)
    return /^[0-9a-f]{64}$/.test(all) ? { groups: read, value: all } : { groups: read }
  }
  const last = fives.at(-1)
  // Only where somebody still types is a short group not wrong yet.
  if (last && /^[0-9a-f]{1,4}$/.test(last.text) && fives.length <= groups) last.state = 'begun'
  const isWhole = fives.length === groups && fives.every(({ state }) => state === 'right')
  return isWhole
    ? { groups: fives, value: fives.map(({ text }) => text.slice(0, bare)).join('') }
    : { groups: fives }
}

/** The digits themselves once they are whole; until then what was typed, for a schema to refuse. */
export function digitsOf(typed: unknown): unknown {
  return typeof typed === 'string' ? (readDigits(typed).value ?? typed) : typed
}

function checked(text: string, at: number): TypedGroup {
  const isRight =
    at < groups && /^[0-9a-f]{5}$/.test(text) && text === text.slice(0, bare) + fifthOf(text, at)
  return { text, state: isRight ? 'right' : 'wrong' }
}

/** Fours from the first on; or sixty-four digits in one that are hardly the beginning of a checked number. */
function isBare(words: string[], all: string, fives: TypedGroup[]): boolean {
  if (words.length > 1 && words.slice(0, -1).every(({ length }) => length === bare)) return true
  const right = fives.filter(({ state }) => state === 'right')
  return all.length === groups * bare && 2 * right.length < fives.length
}

function uncheckedOf(text: string): TypedGroup {
  if (!/^[0-9a-f]+$/.test(text)) return { text, state: 'wrong' }
  return { text, state: text.length === bare ? 'bare' : 'begun' }
}
