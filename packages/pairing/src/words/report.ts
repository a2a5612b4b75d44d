import type { Words } from './words.ts'

const level =
  (zh: string, en: string): Words[string] =>
  ({ value }) => ({
    'zh-CN': `${zh}：${value}`,
    en: `${en}: ${value}`,
  })

const kind = (round: string | number | undefined, zh: boolean) => {
  const names = zh
    ? ['双方最少名额', '包联方增加的名额、村的最少名额', '包联方最少名额、村增加的名额']
    : [
        'minimum places on both sides',
        "supporters' extra and communities' minimum places",
        "supporters' minimum and communities' extra places",
      ]
  return names[Number(round) - 1] ?? ''
}

/** What the office's report says about a run and about each drawn pair. */
export const reportWords: Words = {
  'pair-drawn': ({ stratum, round, supporterSlots, communitySlots, number }) => ({
    'zh-CN': `第 ${number} 签，${stratum === 'all' ? '不分组' : `${stratum} 组`}（${kind(round, true)}），${supporterSlots} 个包联名额和 ${communitySlots} 个村名额里抽中。`,
    en: `Drawn as number ${number} in ${stratum === 'all' ? 'one group' : `group ${stratum}`} (${kind(round, false)}) from ${supporterSlots} supporter and ${communitySlots} community places.`,
  }),
  'pair-matched': ({ stratum, round, supporterSlots, communitySlots, number }) => ({
    'zh-CN': `${stratum === 'all' ? '不分组' : `${stratum} 组`}（${kind(round, true)}）按随机次序第 ${number} 个安排，共 ${supporterSlots} 个包联名额、${communitySlots} 个村名额。`,
    en: `Placed as number ${number} in random order in ${stratum === 'all' ? 'one group' : `group ${stratum}`} (${kind(round, false)}) among ${supporterSlots} supporter and ${communitySlots} community places.`,
  }),
  'pair-moved': () => ({
    'zh-CN': '抽完后为了补齐最少结对数按随机次序调整的。',
    en: 'Adjusted in random order after the draw, to meet a minimum.',
  }),
  'pair-by-lot': ({ count }) => ({
    'zh-CN': `由抽签定：按规则，能和它结对的有 ${count} 家。`,
    en: `By lot: ${count} could be paired with it under the rules.`,
  }),
  'pair-locked': () => ({ 'zh-CN': '事先定下的，没有抽。', en: 'Fixed beforehand, not drawn.' }),
  'level-unpaired': level('包联方还缺的名额', 'Places missing to supporters’ minima'),
  'level-coverage': level('村（社区）还缺的名额', 'Places missing to communities’ minima'),
  'level-function-need': level('职能对不上需求的对数', 'Pairs whose function meets no need'),
  'level-tier': level('等次错开的合计', 'Sum of tier differences'),
  'level-fit': level('资源对不上需求的对数', 'Pairs in which no offer meets a need'),
  'level-preference': level('意愿次序的合计', 'Sum of preference ranks'),
  'level-stability': level('没有保留的现有结对', 'Existing partnerships not kept'),
  'level-distance': level('区划远近的合计', 'Sum of region steps'),
  'level-balance': level('包联数不均的合计', 'Unevenness of load'),
}
