/** What a pair counts and why it came about. */
import type { FunctionCode, NeedCode } from '../../rules.ts'
import type { Words } from './language.ts'

const levelNames: Record<string, { 'zh-CN': string; en: string }> = {
  unpaired: { 'zh-CN': '包联方未结满的名额', en: 'places missing to supporters' },
  coverage: { 'zh-CN': '村（社区）未结满的名额', en: 'places missing to communities' },
  'function-need': { 'zh-CN': '职能与需求不对口', en: 'function and need apart' },
  tier: { 'zh-CN': '分组搭配', en: 'matching of the groups' },
  fit: { 'zh-CN': '资源与需求不对口', en: 'offers and needs apart' },
  preference: { 'zh-CN': '志愿名次之和', en: 'sum of ranks' },
  stability: { 'zh-CN': '没有保留的原结对', en: 'existing partnerships not kept' },
  distance: { 'zh-CN': '区划距离', en: 'region steps' },
  balance: { 'zh-CN': '结对数不均', en: 'uneven load' },
}

const steps = [
  { 'zh-CN': '双方同村', en: 'Both are in the same village.' },
  { 'zh-CN': '双方同乡镇', en: 'Both are in the same township.' },
  { 'zh-CN': '双方同县', en: 'Both are in the same county.' },
  { 'zh-CN': '双方同市', en: 'Both are in the same city.' },
  { 'zh-CN': '双方同省', en: 'Both are in the same province.' },
  {
    'zh-CN': '双方不在同一个省，或没有写区划',
    en: 'They are in different provinces, or a region is not given.',
  },
]

const needNames: Record<NeedCode, { 'zh-CN': string; en: string }> = {
  organization: { 'zh-CN': '组织建设', en: 'organization building' },
  income: { 'zh-CN': '增收', en: 'income' },
  legal: { 'zh-CN': '法律服务', en: 'legal service' },
  specialty: { 'zh-CN': '特色产业', en: 'a local specialty' },
  services: { 'zh-CN': '公共服务', en: 'public services' },
  environment: { 'zh-CN': '人居环境', en: 'a better environment' },
  health: { 'zh-CN': '医疗健康', en: 'health care' },
  education: { 'zh-CN': '教育', en: 'education' },
  culture: { 'zh-CN': '文化', en: 'culture' },
}

const functionNames: Record<FunctionCode, { 'zh-CN': string; en: string }> = {
  party: { 'zh-CN': '党委部门', en: 'a party department' },
  economy: { 'zh-CN': '经济部门', en: 'an economic department' },
  law: { 'zh-CN': '政法部门', en: 'a department of law' },
  sector: { 'zh-CN': '业务部门', en: 'a sector department' },
  other: { 'zh-CN': '这类单位', en: 'a unit of this kind' },
}

/** 0 says that it fits, anything else that it does not. */
const fits = (yes: [string, string], no: [string, string]): Words[string] => {
  return ({ value }) => {
    const [zh, en] = value === 0 ? yes : no
    return { 'zh-CN': zh, en }
  }
}

export const pairWords: Words = {
  'pair.function-need': ({ function: code, need: needCode }) => {
    const need = needNames[needCode as NeedCode]
    const supporter = functionNames[code as FunctionCode]
    return need && supporter
      ? {
          'zh-CN': `这里要“${need['zh-CN']}”，${supporter['zh-CN']}对得上。`,
          en: `${need.en} is asked for here, which ${supporter.en} answers.`.replace(
            /^./,
            (first) => first.toUpperCase(),
          ),
        }
      : {
          'zh-CN': '职能没有正好对上的需求。',
          en: 'The supporter’s function answers none of the needs.',
        }
  },
  'pair.fit': ({ need: needCode }) => {
    const need = needNames[needCode as NeedCode]
    return need
      ? {
          'zh-CN': `包联方能给“${need['zh-CN']}”，正是这里要的。`,
          en: `The supporter offers ${need.en}, which is asked for here.`,
        }
      : { 'zh-CN': '资源没有正好对上的需求。', en: 'No offer meets a need.' }
  },
  // Every pair is told the same: a step more or less beside a unit that is known would tell the village's tier.
  'pair.tier': () => ({
    'zh-CN': '分组搭配是按全部结对合起来算的。',
    en: 'How the groups match was weighed over all pairs together.',
  }),
  'pair.preference': ({ value }) => ({
    'zh-CN': `双方志愿名次合计 ${value}。`,
    en: `The two sides’ ranks add up to ${value}.`,
  }),
  'pair.stability': fits(
    ['这一对是新结的。', 'The partnership is new.'],
    ['原来就结对，保留。', 'The partnership existed and is kept.'],
  ),
  'pair.distance': ({ value }) => {
    const step = steps[Number(value)] ?? steps.at(-1)!
    return { 'zh-CN': `${step['zh-CN']}。`, en: step.en }
  },
  'pair.locked': () => ({
    'zh-CN': '这一对事先锁定。',
    en: 'The pair was locked beforehand.',
  }),
  'pair.only': () => ({
    'zh-CN': '按规则，能和这个村（社区）结对的都已经与它结对，没有别的可选。',
    en: 'Nobody else could have been paired with this community.',
  }),
  'pair.needed': () => ({
    'zh-CN': '换成别的包联方，就有必须满足的规则满足不了。',
    en: 'With anybody else in this place, a rule that must be kept could not be.',
  }),
  'pair.decided': ({ level, gap, alternative }) => {
    const name = levelNames[String(level)] ?? { 'zh-CN': String(level), en: String(level) }
    // By how much would tell a tier, as above.
    if (level === 'tier') {
      return {
        'zh-CN': `如果换成${alternative}，全部结对合起来，“${name['zh-CN']}”会差一些。`,
        en: `With ${alternative} instead, “${name.en}” would be worse over all pairs.`,
      }
    }
    return {
      'zh-CN': `如果换成${alternative}，全部结对的“${name['zh-CN']}”至少会多 ${gap}。`,
      en: `With ${alternative} instead, “${name.en}” would count at least ${gap} more over all pairs.`,
    }
  },
  'pair.tie': ({ alternative }) => ({
    'zh-CN': `和${alternative}相比，规则分不出先后，由公布的种子数定。`,
    en: `Against ${alternative} no objective decides; the published seed does.`,
  }),
}
