/** Why no pairing keeps the rules, and what would help. */
import { countedSide, names, sideName, type Words } from './language.ts'

const places = (count: string | number | undefined) => `${count} place${count === 1 ? '' : 's'}`
const pairs = (count: string | number | undefined) => `${count} pair${count === 1 ? '' : 's'}`

const manyOf = (side: string | number | undefined) =>
  String(side).startsWith('supporter') ? 'supporters' : 'communities'

const otherSide = (side: string | number | undefined) =>
  String(side).startsWith('supporter') ? 'community' : 'supporter'

/** Rows of one group: by their tier for the office that knows it, otherwise by their letter. */
const groupOf = (
  side: string | number | undefined,
  count: string | number | undefined,
  tier: string | number | undefined,
  letter: string | number | undefined,
) => {
  const rows = countedSide(side, Number(count))
  return tier === undefined
    ? { 'zh-CN': `${letter} 组的 ${rows['zh-CN']}`, en: `${rows.en} of group ${letter}` }
    : { 'zh-CN': `等次为 ${tier} 的 ${rows['zh-CN']}`, en: `${rows.en} of tier ${tier}` }
}

export const clashWords: Words = {
  'clash.total': (p) => {
    const rows = countedSide(p.side, Number(p.count))
    const others = countedSide(otherSide(p.side), Number(p.otherCount))
    const take = otherSide(p.side) === 'supporter' ? '承担' : '接'
    const [needed, room, possible] = [Number(p.needed), Number(p.room), Number(p.possible)]
    const allowed =
      possible === room
        ? { 'zh-CN': '', en: '' }
        : room >= needed
          ? {
              'zh-CN': `总数够，但按规则能结成的只有 ${possible} 个，`,
              en: `, which would be enough, but the rules allow only ${possible}`,
            }
          : {
              'zh-CN': `而按规则能结成的只有 ${possible} 个，`,
              en: `, and the rules allow only ${possible}`,
            }
    return {
      'zh-CN':
        `${rows['zh-CN']}至少要 ${needed} 个对子，${others['zh-CN']}最多${take} ${room} 个，` +
        `${allowed['zh-CN']}缺 ${p.missing} 个。`,
      en:
        `${rows.en} must have ${pairs(needed)} at least; ${others.en} can take ${room} at most` +
        `${allowed.en}: ${p.missing} missing.`,
    }
  },
  'clash.tiers': (p) =>
    p.caused === p.missing
      ? {
          'zh-CN': '原因是等次：等次不合的一律不结对（tiersHard 为 true）；不看等次就不缺。',
          en: 'The tiers are the cause: only fitting tiers may be paired (tiersHard: true). Without that nothing is missing.',
        }
      : {
          'zh-CN': `其中 ${p.caused} 个缺在等次：等次不合的一律不结对（tiersHard 为 true）。`,
          en: `Of these, ${p.caused} are missing because of the tiers: only fitting tiers may be paired (tiersHard: true).`,
        },
  'clash.tier-group': (p) => {
    const rows = groupOf(p.side, p.count, p.tier, p.letter)
    const others = groupOf(otherSide(p.side), p.otherCount, p.otherTier, p.otherLetter)
    return {
      'zh-CN':
        `${rows['zh-CN']}至少要 ${p.needed} 个对子，只能和${others['zh-CN']}结对，` +
        `最多结 ${p.available} 个，缺 ${p.missing} 个。`,
      en:
        `${rows.en} must have ${pairs(p.needed)} at least, only with ${others.en}: ` +
        `${p.available} at most, ${p.missing} missing.`,
    }
  },
  'clash.places': (p) => {
    const rows = countedSide(p.side, Number(p.count))
    const members = names(p.members, Number(p.count))
    const partners = names(p.partners, Number(p.partnerCount))
    return {
      'zh-CN':
        `最小的一处：${rows['zh-CN']}（${members['zh-CN']}）一共要 ${p.needed} 个名额，` +
        `能和它们结对的只有 ${partners['zh-CN']}，合起来最多接 ${p.available} 个，差 ${p.missing} 个。`,
      en:
        `The smallest clash: ${rows.en} (${members.en}) ${Number(p.count) === 1 ? 'needs' : 'together need'} ${places(p.needed)}; only ${partners.en} can be paired ` +
        `with ${Number(p.count) === 1 ? 'it' : 'them'} and can take ${p.available} at most: ${p.missing} missing.`,
    }
  },
  'clash.no-partner': (p) => {
    const rows = countedSide(p.side, Number(p.count))
    const members = names(p.members, Number(p.count))
    return {
      'zh-CN': `最小的一处：${rows['zh-CN']}（${members['zh-CN']}）要 ${p.needed} 个名额，按现在的规则没有可以结对的对象。`,
      en: `The smallest clash: ${rows.en} (${members.en}) ${Number(p.count) === 1 ? 'needs' : 'need'} ${places(p.needed)}, and nobody can be paired with ${Number(p.count) === 1 ? 'it' : 'them'} under the rules.`,
    }
  },
  'clash.locked-and-avoided': (p) => ({
    'zh-CN': `${p.supporter}和${p.community}既写了锁定又写了回避，请去掉一条。`,
    en: `${p.supporter} and ${p.community} are both locked and avoided; remove one of the two.`,
  }),
  'clash.locked-not-eligible': (p) => ({
    'zh-CN': `${p.supporter}和${p.community}写了锁定，但规则不允许它们结对。`,
    en: `${p.supporter} and ${p.community} are locked, but the rules do not allow the pair.`,
  }),
  'clash.locks-above-maximum': (p) => ({
    'zh-CN': `${p.row}锁定了 ${p.locked} 对，最多结对数只有 ${p.max}。`,
    en: `${p.row} has ${p.locked} locked pairs, but its maximum is ${p.max}.`,
  }),
  'clash.minimum-above-maximum': (p) => ({
    'zh-CN': `${p.row}的最少结对数 ${p.min} 大于最多结对数 ${p.max}。`,
    en: `${p.row} has a minimum of ${p.min} above its maximum of ${p.max}.`,
  }),
  'ways.of-side': (p) => {
    const [own, other] = [sideName(p.side), sideName(p.besides)]
    return {
      'zh-CN': `${own['zh-CN']}缺的 ${p.missing} 个，下面任选一条来补。只做这一条还不够，${other['zh-CN']}缺的也要另选一条。`,
      en: `For the ${p.missing} missing to ${manyOf(p.side)}, one of the following. It is not enough by itself: what is missing to ${manyOf(p.besides)} needs one of its own.`,
    }
  },
  'ways.of-both': () => ({
    'zh-CN': '下面每一条都能一次补齐两边缺的。',
    en: 'Each of the following by itself ends what is missing to both sides.',
  }),
  'way.raise-maximum': (p) => ({
    'zh-CN': `可以把${p.row}的最多结对数从 ${p.from} 提到 ${p.to}。`,
    en: `Raise the maximum of ${p.row} from ${p.from} to ${p.to}.`,
  }),
  'way.raise-maxima': (p) => {
    const rows = names(p.rows, Number(p.count))
    return {
      'zh-CN': `可以一起提高最多结对数，合计加 ${p.by}：${rows['zh-CN']}。`,
      en: `Raise several maxima by ${p.by} altogether: ${rows.en}.`,
    }
  },
  'way.raise-every-maximum': (p) => ({
    'zh-CN': `也可以把 ${countedSide(p.side, Number(p.count))['zh-CN']}的最多结对数都加 ${p.by}。`,
    en: `Or raise the maximum of all ${countedSide(p.side, Number(p.count)).en} by ${p.by}.`,
  }),
  'way.drop-avoidance': (p) => ({
    'zh-CN': `可以取消${p.supporter}和${p.community}之间的回避。`,
    en: `Drop the avoidance between ${p.supporter} and ${p.community}.`,
  }),
  'way.drop-lock': (p) => ({
    'zh-CN': `可以不再锁定${p.supporter}和${p.community}。`,
    en: `Lock ${p.supporter} and ${p.community} no longer.`,
  }),
  'way.drop-avoidances': (p) => {
    const pairs = names(p.pairs, Number(p.count))
    return {
      'zh-CN': `可以一起取消这些回避：${pairs['zh-CN']}。`,
      en: `Drop these avoidances together: ${pairs.en}.`,
    }
  },
  'way.lower-minimum': (p) => ({
    'zh-CN': `可以把${p.row}的最少结对数从 ${p.from} 降到 ${p.to}。`,
    en: `Lower the minimum of ${p.row} from ${p.from} to ${p.to}.`,
  }),
  'way.lower-minima': (p) => {
    const rows = names(p.rows, Number(p.count))
    return {
      'zh-CN': `可以降低最少结对数，合计减 ${p.by}，例如：${rows['zh-CN']}。`,
      en: `Lower minima by ${p.by} altogether, for example: ${rows.en}.`,
    }
  },
  'way.soften-minima': () => ({
    'zh-CN': '可以把最少结对数从必须满足改为尽量满足（hardMinima 改为 false），缺的会列出来。',
    en: 'Make the minima a wish instead of a condition (hardMinima: false); what is missing is then listed.',
  }),
  'way.lift-county': () => ({
    'zh-CN': '可以不再限定只在同一个县里结对。',
    en: 'Let pairs cross county borders.',
  }),
  'way.lift-levels': () => ({
    'zh-CN': '可以不再限定哪级单位和哪里结对。',
    en: 'Let units of any level be paired with any place.',
  }),
  'way.lift-limits': () => ({
    'zh-CN': '可以把等次、层级和县域的限定一起放开。',
    en: 'Lift the limits of tier, level and county together.',
  }),
  'way.lift-tiers': () => ({
    'zh-CN': '可以把等次搭配从必须遵守改为尽量遵守（tiersHard 改为 false）。',
    en: 'Make the tier rule a wish instead of a condition (tiersHard: false).',
  }),
}
