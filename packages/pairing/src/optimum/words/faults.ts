/** What is wrong with an instance, a set of pairs or a proof. */
import { sideName, type Words } from './language.ts'

const pairOf = (p: Record<string, string | number>) => ({
  zh: `${p.supporter} 与 ${p.community}`,
  en: `${p.supporter} and ${p.community}`,
})

export const faultWords: Words = {
  'optimum.rows-unsorted': (p) => ({
    'zh-CN': `${sideName(p.side)['zh-CN']}名单没有按编号排好，或编号重复：${p.row}。`,
    en: `The ${sideName(p.side).en} rows are not sorted by code, or a code repeats: ${p.row}.`,
  }),
  'optimum.places-not-a-number': (p) => ({
    'zh-CN': `${sideName(p.side)['zh-CN']} ${p.row} 的最少或最多结对数不是 0 到 10 亿之间的整数。`,
    en: `The minimum or maximum of ${sideName(p.side).en} ${p.row} is not a whole number from 0 to 10⁹.`,
  }),
  'optimum.row-unknown': (p) => ({
    'zh-CN': `关系或志愿里的 ${pairOf(p).zh} 不在名单上。`,
    en: `A relation or preference names ${pairOf(p).en}, who are not both on the roster.`,
  }),
  'optimum.entry-twice': (p) => ({
    'zh-CN': `${pairOf(p).zh} 的同一条关系或志愿写了两次。`,
    en: `The same relation or preference of ${pairOf(p).en} is given twice.`,
  }),
  'optimum.rank-not-a-number': (p) => ({
    'zh-CN': `${pairOf(p).zh} 的志愿名次不是 1 到 10 亿之间的整数。`,
    en: `The rank between ${pairOf(p).en} is not a whole number from 1 to 10⁹.`,
  }),
  'optimum.too-many-pairs': (p) => ({
    'zh-CN': `可能的结对超过 ${p.most} 对，算不过来。请按县分开算，或在规则里限定层级、县域。`,
    en: `There are more than ${p.most} possible pairs, which is too many to work through. Run county by county, or limit levels or counties in the rules.`,
  }),
  'optimum.matrix-not-numbers': () => ({
    'zh-CN': '等次搭配表不是 0 到 4 之间的整数。',
    en: 'The tier table does not hold whole numbers from 0 to 4.',
  }),
  'optimum.pairs-not-a-list': () => ({
    'zh-CN': '结对结果不是一份名单。',
    en: 'The pairs are not a list.',
  }),
  'optimum.pair-unknown': (p) => ({
    'zh-CN': `第 ${Number(p.at) + 1} 对指向名单以外。`,
    en: `Pair ${Number(p.at) + 1} points outside the roster.`,
  }),
  'optimum.pair-not-allowed': (p) => ({
    'zh-CN': `规则不允许 ${pairOf(p).zh} 结对。`,
    en: `The rules do not allow ${pairOf(p).en} to be paired.`,
  }),
  'optimum.pairs-unsorted': (p) => ({
    'zh-CN': `结对结果没有按顺序排列，或有重复：${pairOf(p).zh}。`,
    en: `The pairs are not in order, or one repeats: ${pairOf(p).en}.`,
  }),
  'optimum.locked-missing': (p) => ({
    'zh-CN': `锁定的 ${pairOf(p).zh} 没有结对。`,
    en: `The locked pair of ${pairOf(p).en} is missing.`,
  }),
  'optimum.too-many': (p) => ({
    'zh-CN': `${p.row} 结了 ${p.count} 对，超过最多结对数 ${p.max}。`,
    en: `${p.row} has ${p.count} partnerships, above its maximum of ${p.max}.`,
  }),
  'optimum.too-few': (p) => ({
    'zh-CN': `${p.row} 结了 ${p.count} 对，少于最少结对数 ${p.min}。`,
    en: `${p.row} has ${p.count} partnerships, below its minimum of ${p.min}.`,
  }),
  'optimum.proof-not-a-list': () => ({
    'zh-CN': '最优证明的格式不对。',
    en: 'The proof has not the right form.',
  }),
  'optimum.proof-levels': (p) => ({
    'zh-CN': `最优证明有 ${p.count} 层，与规则的目标不符。`,
    en: `The proof has ${p.count} levels, which is not what the rules ask for.`,
  }),
  'optimum.proof-level': (p) => ({
    'zh-CN': `最优证明里缺“${p.level}”这一层，或顺序不对。`,
    en: `The proof lacks level “${p.level}”, or has it in the wrong place.`,
  }),
  'optimum.proof-potentials': (p) => ({
    'zh-CN': `最优证明“${p.level}”这一层的数不齐或不是整数。`,
    en: `The numbers of level “${p.level}” in the proof are incomplete or not whole.`,
  }),
  'optimum.place-cheaper': (p) => ({
    'zh-CN': `按“${p.level}”，给 ${p.row} 增减一对会更好，或证明有误。`,
    en: `By level “${p.level}” one partnership more or fewer for ${p.row} would be better, or the proof is wrong.`,
  }),
  'optimum.pair-cheaper': (p) => ({
    'zh-CN': `按“${p.level}”，${pairOf(p).zh} 结与不结对调会更好，或证明有误。`,
    en: `By level “${p.level}” changing ${pairOf(p).en} would be better, or the proof is wrong.`,
  }),
  'optimum.not-unique': () => ({
    'zh-CN': '还有别的结对方案一样好，证明没有分出唯一的一个。',
    en: 'Other pairs do as well; the proof does not single out one.',
  }),
}
