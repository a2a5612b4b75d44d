import type { Language } from '../optimum/words.ts'
import type { Reason } from '../reason.ts'

/** A sentence in each language, made from a reason's parameters. */
export type Words = Record<string, (params: Reason['params']) => Record<Language, string>>

/** Names of things that stand in parameters as code words. */
const nouns: Record<string, Record<Language, string>> = {
  supporter: { 'zh-CN': '包联方', en: 'supporter' },
  community: { 'zh-CN': '村（社区）', en: 'community' },
  relations: { 'zh-CN': '关系表', en: 'relations' },
  preferences: { 'zh-CN': '意愿表', en: 'preferences' },
  code: { 'zh-CN': '编号', en: 'code' },
  name: { 'zh-CN': '名称', en: 'name' },
  tier: { 'zh-CN': '等次', en: 'tier' },
  letter: { 'zh-CN': '组别', en: 'letter' },
  level: { 'zh-CN': '层级', en: 'level' },
  function: { 'zh-CN': '职能', en: 'function' },
  region: { 'zh-CN': '区划代码', en: 'region code' },
  needs: { 'zh-CN': '需求', en: 'needs' },
  'drand-quicknet': { 'zh-CN': 'drand 公开随机数', en: 'the drand public random beacon' },
  dice: { 'zh-CN': '当众掷的骰子', en: 'dice thrown in public' },
  lottery: { 'zh-CN': '彩票开奖号', en: 'a lottery result' },
  'other-public': { 'zh-CN': '一个公开的数', en: 'a public value' },
}

export function noun(param: string | number | undefined, language: Language): string {
  const name = String(param)
  return (Object.hasOwn(nouns, name) && nouns[name]?.[language]) || name
}
