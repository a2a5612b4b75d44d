/** Names of several places, as they are typed in one go: `1–12号楼、15号楼`, `一至八组`, or one name a line. */

/** As many as are added in one go. */
export const mostNewPlaces = 200

const number = '([0-9]{1,9}|[一二三四五六七八九十]{1,3})'
/** Every dash that a keyboard or an input method writes, also twice, as in Chinese. */
const to = String.raw`\s*(?:[-‐‑‒–—―−─━﹣~～〜∼]+|至|到)\s*`
const range = new RegExp(String.raw`^(\D*?)${number}${to}${number}(\D*)$`)
/** Both ends written out: 1号楼至3号楼, 第1网格到第3网格. */
const ends = new RegExp(String.raw`^(\D*?)${number}(\D*?)${to}(\D*?)${number}(\D*)$`)

export interface Spelled {
  /** Each once, in the order given. */
  names: string[]
  /** What was written more than once. */
  twice: string[]
  /** Ranges of more than are added in one go, each with how many it means. */
  beyond: { part: string; count: number }[]
}

/** What looks like a range and is none stays as it was typed. */
export function spellNames(typed: string): Spelled {
  const parts = halfWidth(typed)
    .split(/[、，,；;\n]/)
    .map((each) => each.trim())
    .filter(Boolean)
    .map((part) => ({ part, range: readNumbers(part) }))
  const beyond = parts.flatMap(({ part, range }) =>
    range && range.count > mostNewPlaces ? [{ part, count: range.count }] : [],
  )
  const all = parts
    .filter(({ part }) => !beyond.some((each) => each.part === part))
    .flatMap(({ part, range }) => range?.names() ?? [part])
  const twice = all.filter((name, at) => all.indexOf(name) < at)
  return { names: [...new Set(all)], twice: [...new Set(twice)], beyond }
}

/** Full-width digits are digits, and － is a hyphen. */
function halfWidth(text: string): string {
  return text.replaceAll(/[０-９－]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0))
}

/** A range counts what it means before it is spelled: nobody waits for a million names. */
function readNumbers(part: string): { count: number; names(): string[] } | undefined {
  const { before, first, last, after } = readRange(part) ?? readEnds(part) ?? nothing
  const [from, until] = [numberOf(first), numberOf(last)]
  if (from === undefined || until === undefined || from > until) return undefined
  const write = /\d/.test(first) ? String : inChinese
  const count = until - from + 1
  return {
    count,
    names: () => Array.from({ length: count }, (_, at) => before + write(from + at) + after),
  }
}

const nothing = { before: '', first: '', last: '', after: '' }

function readRange(part: string): typeof nothing | undefined {
  const [, before = '', first = '', last = '', after = ''] = range.exec(part) ?? []
  return first === '' ? undefined : { before, first, last, after }
}

function readEnds(part: string): typeof nothing | undefined {
  const [, before, first = '', unit = '', again, last = '', after = ''] = ends.exec(part) ?? []
  const alike = (again === '' || again === before) && after.startsWith(unit)
  return before !== undefined && alike ? { before, first, last, after } : undefined
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1–99: 七, 十, 十二, 三十, 四十五. */
function inChinese(number: number): string {
  const [tens, ones] = [Math.trunc(number / 10), number % 10]
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`
  return ten + digits[ones]
}

const written = new Map(Array.from({ length: 99 }, (_, at) => [inChinese(at + 1), at + 1]))

/** `3组` and `三组` are one name to whoever looks for it: as typed first, then in the other digits. */
export function inBothDigits(name: string): string[] {
  const other = name.replace(/\d{1,2}|[一二三四五六七八九十]{1,3}/, (found) => {
    const number = numberOf(found)
    if (number === undefined || number === 0 || number > 99) return found
    return /\d/.test(found) ? inChinese(number) : String(number)
  })
  return [...new Set([name, other])].filter((each) => each !== '')
}

function numberOf(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : written.get(text)
}
