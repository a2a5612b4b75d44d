/** Names of several places, as they are typed in one go: `1–12号楼、15号楼`, `一至八组`, or one name a line. */

const range =
  /^(\D*?)([0-9]{1,3}|[一二三四五六七八九十]{1,3})\s*(?:-|–|—|~|～|至|到)\s*([0-9]{1,3}|[一二三四五六七八九十]{1,3})(\D*)$/

/** @returns each name once, in the order given; what looks like a range and is none stays as it was typed */
export function spellNames(typed: string): string[] {
  const parts = typed.split(/[、，,；;\n]/).map((each) => each.trim())
  return [...new Set(parts.filter(Boolean).flatMap(spell))]
}

function spell(part: string): string[] {
  const [, before = '', first = '', last = '', after = ''] = range.exec(part) ?? []
  const [from, to] = [numberOf(first), numberOf(last)]
  if (from === undefined || to === undefined || from > to) return [part]
  const write = /\d/.test(first) ? String : inChinese
  return Array.from({ length: to - from + 1 }, (_, at) => before + write(from + at) + after)
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1–99: 七, 十, 十二, 三十, 四十五. */
function inChinese(number: number): string {
  const [tens, ones] = [Math.trunc(number / 10), number % 10]
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`
  return ten + digits[ones]
}

const written = new Map(Array.from({ length: 99 }, (_, at) => [inChinese(at + 1), at + 1]))

function numberOf(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : written.get(text)
}
