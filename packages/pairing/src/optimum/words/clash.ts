/** Why no pairing keeps the rules, and what would help. */
import { countedSide, names, sideName, type Words } from './language.ts'

const places = (count: string | number | undefined) => `${count} place${count === 1 ? '' : 's'}`

export const clashWords: Words = {
  'clash.places': (p) => {
    const rows = countedSide(p.side, Number(p.count))
    const members = names(p.members, Number(p.count))
    const partners = names(p.partners, Number(p.partnerCount))
    return {
      'zh-CN':
        `这 ${rows['zh-CN']}（${members['zh-CN']}）一共要 ${p.needed} 个名额，` +
        `能和它们结对的只有 ${partners['zh-CN']}，合起来最多接 ${p.available} 个，差 ${p.missing} 个。`,
      en:
        `${rows.en} (${members.en}) together need ${places(p.needed)}; only ${partners.en} can be paired ` +
        `with them and can take ${p.available} at most: ${p.missing} missing.`,
    }
  },
  'clash.no-partner': (p) => {
    const rows = countedSide(p.side, Number(p.count))
    const members = names(p.members, Number(p.count))
    return {
      'zh-CN': `这 ${rows['zh-CN']}（${members['zh-CN']}）要 ${p.needed} 个名额，按现在的规则没有可以结对的对象。`,
      en: `${rows.en} (${members.en}) need ${places(p.needed)}, and nobody can be paired with them under the rules.`,
    }
  },
  'clash.shortage': (p) => ({
    'zh-CN': `整份名单里，${sideName(p.side)['zh-CN']}的最少结对数一共还差 ${p.missing} 个名额，解决这一处后请再算一次。`,
    en: `Over the whole roster the minima of the ${sideName(p.side).en} side lack ${places(p.missing)}; run again after solving this one.`,
  }),
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
  'way.drop-avoidance': (p) => ({
    'zh-CN': `可以取消${p.supporter}和${p.community}之间的回避。`,
    en: `Drop the avoidance between ${p.supporter} and ${p.community}.`,
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
  'way.lift-tiers': () => ({
    'zh-CN': '可以把等次搭配从必须遵守改为尽量遵守（tiersHard 改为 false）。',
    en: 'Make the tier rule a wish instead of a condition (tiersHard: false).',
  }),
}
