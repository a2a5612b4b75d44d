import { noun, type Words } from './words.ts'

/** What a verified file still does not prove, and what its fairness rests on. */
export const limitWords: Words = {
  'fairness-none': () => ({
    'zh-CN': '没有公开仪式：种子是人填的。结果可以重算，但证明不了填数的人没有挑过。',
    en: 'No public ceremony: somebody typed the seed. The result is reproducible, not proven fair: they may have tried several.',
  }),
  'fairness-ceremony': ({ parties, beacon }) => ({
    'zh-CN': `有公开仪式：${parties} 家先封存的数，加上${noun(beacon, 'zh-CN')}。只要有一家守规矩，就没有人能挑结果。`,
    en: `Drawn in public: numbers sealed by ${parties} parties, then ${noun(beacon, 'en')}. One honest party is enough that nobody could choose the result.`,
  }),
  'sealed-in-time': ({ announced }) => ({
    'zh-CN': `证明不了封存、揭开的先后。请对照当时的公告（${announced}）：各家的封存值和名单指纹是不是那时就登出来了。`,
    en: `It cannot prove the order of sealing and revealing. Compare with the announcement (${announced}): were the sealed values and the fingerprint published then?`,
  }),
  'beacon-signature-unchecked': ({ round }) => ({
    'zh-CN': `第 ${round} 轮的数和它的签名对得上，但签名本身这里没有验。请到 drand 的公开页面对一下。`,
    en: `The value of round ${round} follows from its signature, but the signature itself was not checked here. Compare it with drand's public record.`,
  }),
  'beacon-round-announced': ({ round }) => ({
    'zh-CN': `证明不了当初公告的就是第 ${round} 轮，请对照公告。`,
    en: `It cannot prove that round ${round} is the one that was announced; compare with the announcement.`,
  }),
  'beacon-value-unchecked': ({ event }) => ({
    'zh-CN': `证明不了“${event}”真的出了这个数，请对照当时公开的记录。`,
    en: `It cannot prove that “${event}” gave this value; compare it with the public record.`,
  }),
  'only-run': () => ({
    'zh-CN': '证明不了只抽过这一次。请对照公告：公告的就是这个名单指纹、这一次。',
    en: 'It cannot prove that this was the only run. Compare with the announcement: this fingerprint, this event.',
  }),
  'list-announced': () => ({
    'zh-CN': '证明不了这就是公告的那一份名单，请把指纹和公告的对一下。',
    en: 'It cannot prove that this is the list that was announced; compare the fingerprint with the announcement.',
  }),
  'tiers-right': () => ({
    'zh-CN': '证明不了一个村该算几类。对类别有意见，可以提。',
    en: 'It cannot prove which tier a village belongs to. Whoever disagrees may object.',
  }),
  'roster-true': () => ({
    'zh-CN': '证明不了名单、结对数和回避关系填得对不对。每家可以打开自己的那一行看。',
    en: 'It cannot prove that the roster, the capacities and the relations are true. Each can open its own row.',
  }),
  'secret-derived': () => ({
    'zh-CN': '封存名单没有用单独的密值：谁要是拿得出整份名单，就能试出组别的两头各是几类。',
    en: 'The rows were sealed without a secret of their own: whoever can reconstruct the whole roster can test which end of the letters is which tier.',
  }),
  'locked-right': ({ locked }) => ({
    'zh-CN': `有 ${locked} 对是事先定下的，不是这次选出来的，该不该定，这里看不出来。`,
    en: `${locked} pairs were fixed beforehand and not chosen by this run; whether rightly, this cannot tell.`,
  }),
  'not-uniform': ({ fallbacks, repairs }) => ({
    'zh-CN': `不是每一种合规结果机会都一样：有 ${fallbacks} 组改用随机次序逐个安排，${repairs} 处为了补齐最少结对数作过调整。过程可以重算。`,
    en: `Not every lawful outcome was equally likely: ${fallbacks} strata were matched in a random order and ${repairs} blocks adjusted to meet minima. All of it can be recomputed.`,
  }),
  'objectives-right': () => ({
    'zh-CN': '证明不了规则里先看什么、后看什么定得好不好，只证明按这个次序没有更好的。',
    en: 'It cannot prove that the order of objectives is a good one, only that under it nothing is better.',
  }),
}
