/** The two languages that reasons are written in, and how lists of names read in each. */
import type { Reason } from '../../reason.ts'

export type Language = 'zh-CN' | 'en'

type Sentence = Record<Language, string>
export type Words = Record<string, (params: Reason['params']) => Sentence>

export function pick(sentence: Sentence, language: Language): string {
  return sentence[language]
}

const shown = 8

/** Names that a parameter holds one a line, the first few of `count`. */
export function names(param: string | number | undefined, count: number): Sentence {
  const all = String(param ?? '').split('\n')
  const first = all.slice(0, shown)
  const more = count > first.length
  return {
    'zh-CN': first.join('、') + (more ? ` 等 ${count} 个` : ''),
    en: first.join(', ') + (more ? ` and ${count - first.length} more` : ''),
  }
}

/** What the rows of a side are called. */
export function sideName(side: string | number | undefined): Sentence {
  const isSupporter = String(side).startsWith('supporter')
  return {
    'zh-CN': isSupporter ? '包联方' : '村（社区）',
    en: isSupporter ? 'supporter' : 'community',
  }
}

/** The side's name for a number of rows. */
export function countedSide(side: string | number | undefined, count: number): Sentence {
  const isSupporter = String(side).startsWith('supporter')
  const one = isSupporter ? 'supporter' : 'community'
  const many = isSupporter ? 'supporters' : 'communities'
  return {
    'zh-CN': `${count} 个${sideName(side)['zh-CN']}`,
    en: `${count} ${count === 1 ? one : many}`,
  }
}
