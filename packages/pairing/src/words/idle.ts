import type { Words } from './words.ts'

const lackWords: Record<string, { 'zh-CN': string; en: string }> = {
  functions: {
    'zh-CN': '规则没有给名册里任何一个包联方的职能对应需求',
    en: 'the rules map no need to the function of any supporter on the roster',
  },
  offers: { 'zh-CN': '没有一个包联方写了资源', en: 'no supporter has an offer' },
  needs: { 'zh-CN': '没有一个村（社区）写了需求', en: 'no community has a need' },
  match: { 'zh-CN': '两边没有一项相同', en: 'the two sides have no entry in common' },
}

const lackOf = (lacks: string | number | undefined) =>
  lackWords[String(lacks)] ?? { 'zh-CN': String(lacks), en: String(lacks) }

/** What of the rules and tables counts nothing for a roster. */
export const idleWords: Words = {
  'idle-no-objectives': () => ({
    'zh-CN': '没有列目标（objectives）：满足最少结对数以后全由种子定，最少数以外一对也不多结。',
    en: 'No objectives are listed: beyond the minima the seed alone decides, and no pair is made above them.',
  }),
  'idle-draw-objectives': () => ({
    'zh-CN': '抽签不按目标挑选，列出的目标（objectives）只算出得数。',
    en: 'A draw does not choose by objectives; those listed are only counted.',
  }),
  'idle-tiers-hard': () => ({
    'zh-CN': 'tiers 是 any，不看等次，tiersHard 写 true 不起作用。',
    en: 'tiers is "any", so tiersHard: true has no effect.',
  }),
  'idle-function-need': ({ lacks }) => ({
    'zh-CN': `目标“function-need”分不出高低，每一对都算对不上：${lackOf(lacks)['zh-CN']}。`,
    en: `The objective “function-need” tells no pairs apart, each counts as a mismatch: ${lackOf(lacks).en}.`,
  }),
  'idle-fit': ({ lacks }) => ({
    'zh-CN': `目标“fit”分不出高低，每一对都算对不上：${lackOf(lacks)['zh-CN']}。`,
    en: `The objective “fit” tells no pairs apart, each counts as a mismatch: ${lackOf(lacks).en}.`,
  }),
  'idle-preference': () => ({
    'zh-CN': '目标“preference”没有可算的：没有意愿表，或表里没有内容。',
    en: 'The objective “preference” has nothing to count: there are no preferences.',
  }),
  'idle-stability': () => ({
    'zh-CN': '目标“stability”没有可算的：关系表里没有“现有”的结对。',
    en: 'The objective “stability” has nothing to count: no relation is “existing”.',
  }),
  'idle-constant': ({ objective }) => ({
    'zh-CN': `目标“${objective}”分不出高低：哪两方结对都一样。`,
    en: `The objective “${objective}” tells no pairs apart: all count the same.`,
  }),
  'idle-always-zero': ({ objective }) => ({
    'zh-CN': `目标“${objective}”总是 0，不起作用：别的规则或结对数已经保证了它。`,
    en: `The objective “${objective}” is always 0: other rules or the capacities ensure it already.`,
  }),
  'idle-function-map': () => ({
    'zh-CN': '写了 functionNeed，但没有列目标“function-need”，它不起作用。',
    en: 'functionNeed is given, but “function-need” is not among the objectives, so it has no effect.',
  }),
  'idle-preference-table': () => ({
    'zh-CN': '有意愿表，但没有列目标“preference”，意愿不起作用。',
    en: 'There are preferences, but “preference” is not among the objectives, so they have no effect.',
  }),
  'idle-existing': () => ({
    'zh-CN': '关系表里有“现有”的结对，但没有列目标“stability”，它们不起作用。',
    en: 'There are “existing” relations, but “stability” is not among the objectives, so they have no effect.',
  }),
  'idle-level-rule': ({ number }) => ({
    'zh-CN': `eligibility.levels 的第 ${number} 条谁也不合：名册里没有这些层级的包联方，或没有这些类型的村（社区）。`,
    en: `Entry ${number} of eligibility.levels fits nobody: no supporter has these levels, or no community is of these kinds.`,
  }),
  'idle-minima': () => ({
    'zh-CN': '双方的最少结对数全是 0：没有谁必须结对，可能一对也结不成。',
    en: 'All minima on both sides are 0: nobody has to be paired, and there may be no pairs at all.',
  }),
}
