import type { Words } from './words.ts'

/** What a ceremony is refused for. */
export const ceremonyWords: Words = {
  'ceremony-other-input': ({ frozen, now }) => ({
    'zh-CN': `封存之后名单或规则改过。封存时的指纹是 ${frozen}，现在是 ${now}。`,
    en: `The roster or the rules changed after they were frozen. Their fingerprint was ${frozen} then and is ${now} now.`,
  }),
  'party-twice': ({ party }) => ({
    'zh-CN': `${party}在参与方里出现了两次。`,
    en: `${party} is listed twice among the parties.`,
  }),
  'share-missing': ({ party }) => ({
    'zh-CN': `${party}没有揭开封存的数，这次抽签作废，要重新公告。`,
    en: `${party} has not revealed its sealed number; this draw is void and must be announced again.`,
  }),
  'share-does-not-open': ({ party }) => ({
    'zh-CN': `${party}揭开的数和封存的对不上，这次抽签作废。`,
    en: `The number ${party} revealed is not the one it sealed; this draw is void.`,
  }),
  'sealed-for-other-input': ({ frozen, sealed }) => ({
    'zh-CN': `这个数是为另一份名单封存的：名单指纹应为 ${frozen}，封存时是 ${sealed}。`,
    en: `The number was sealed for another roster: the fingerprint is ${frozen}, and it was sealed under ${sealed}.`,
  }),
  'commitment-unlisted': ({ party }) => ({
    'zh-CN': `${party}的封存值还没有登出来，先不要揭开。`,
    en: `What ${party} sealed is not listed yet; do not reveal it.`,
  }),
  'commitment-differs': ({ party, commitment }) => ({
    'zh-CN': `登出来的不是${party}封存的值（应为 ${commitment}），先不要揭开。`,
    en: `What is listed for ${party} is not what it sealed (${commitment}); do not reveal it.`,
  }),
  'beacon-too-early': () => ({
    'zh-CN': '公共值已经有了。应当各家先揭开，再出公共值；后揭开的看了它，可以挑着不揭。',
    en: 'The public value is there already. It must come after the numbers are revealed: whoever sees it first can choose not to reveal.',
  }),
  'beacon-extra': () => ({
    'zh-CN': '轮次和签名只有 drand 公开随机数才有，这里写了别的来源。',
    en: 'Only the drand beacon has a round and a signature; another source is named here.',
  }),
  'beacon-incomplete': () => ({
    'zh-CN': 'drand 公开随机数缺了轮次或签名。',
    en: 'The drand beacon lacks its round or its signature.',
  }),
  'beacon-not-its-signature': ({ round }) => ({
    'zh-CN': `第 ${round} 轮的公开随机数和它的签名对不上。`,
    en: `The public random value of round ${round} does not follow from its signature.`,
  }),
  'beacon-before-announcement': ({ round, announced }) => ({
    'zh-CN': `第 ${round} 轮公开随机数在公告（${announced}）之前就有了，谁都可能先看过。`,
    en: `Round ${round} was public before the announcement (${announced}); anybody could have seen it first.`,
  }),
  'ceremony-not-canonical': () => ({
    'zh-CN': '参与方没有按规定的次序写。',
    en: 'The parties are not written in the prescribed order.',
  }),
}
