import { noun, type Words } from './words.ts'

const changed = '文件在公布之后可能改过，请到公布的地方重新下载。'
const changedEn =
  'The file may have been changed since it was published; download it again from where it was published.'

/** What a verification found, for and against. */
export const verdictWords: Words = {
  'roster-unchanged': ({ supporters, communities, inputRoot }) => ({
    'zh-CN': `名单没有动过：${supporters} 个包联方、${communities} 个村（社区），指纹对得上（${inputRoot}）。`,
    en: `The roster is unchanged: ${supporters} supporters and ${communities} communities, and the fingerprint fits (${inputRoot}).`,
  }),
  'shares-open': ({ parties, names }) => ({
    'zh-CN': `${parties} 家封存的数没有换过：${names}，封存的和揭开的对得上。`,
    en: `The ${parties} sealed numbers were not exchanged (${names}): what was revealed is what was sealed.`,
  }),
  'beacon-signed': ({ round }) => ({
    'zh-CN': `公共值是 drand 公开随机数（quicknet）第 ${round} 轮的：签名验过，值是由它得出的。`,
    en: `The public value is that of drand quicknet, round ${round}: the signature is the network's, and the value follows from it.`,
  }),
  'beacon-follows-signature': ({ round }) => ({
    'zh-CN': `公共值写的是 drand 公开随机数第 ${round} 轮的，由所附的签名得出；签名这里没有验。`,
    en: `The public value is stated as drand's, round ${round}, and follows from the signature given, which was not checked here.`,
  }),
  'beacon-as-stated': ({ event, value }) => ({
    'zh-CN': `公共值写的是“${event}”的 ${value}。`,
    en: `The public value is stated as ${value}, from “${event}”.`,
  }),
  'seed-from-typed': ({ seed }) => ({
    'zh-CN': `种子由名单指纹和填写的数算出，算得一样（${seed}）。`,
    en: `The seed follows from the roster's fingerprint and the typed value (${seed}).`,
  }),
  'seed-from-ceremony': ({ seed }) => ({
    'zh-CN': `种子由名单指纹、各家的数和公共值算出，算得一样（${seed}）。`,
    en: `The seed follows from the roster's fingerprint, the parties' numbers and the public value (${seed}).`,
  }),
  'rules-kept': () => ({
    'zh-CN': '规则守住了：该回避的没配，锁定的都在，没有谁超过最多结对数。',
    en: 'The rules are kept: no avoided pair, every locked pair, nobody above the maximum.',
  }),
  'minima-met': () => ({
    'zh-CN': '没有落下谁：每个村（社区）、每个单位都达到了最少结对数。',
    en: 'Nobody is left out: every community and every supporter has as many partners as it needs at least.',
  }),
  'minima-short': ({ missing }) => ({
    'zh-CN': `没排够的写明了：一共差 ${missing} 个名额，逐个数过。`,
    en: `What is missing is stated: ${missing} ${missing === 1 ? 'place' : 'places'}, counted one by one.`,
  }),
  'pairs-redrawn': ({ pairs }) => ({
    'zh-CN': `${pairs} 对逐一重算，一对不差。`,
    en: `All ${pairs} pairs were drawn again; not one differs.`,
  }),
  'optimum-proven': ({ pairs }) => ({
    'zh-CN': `${pairs} 对是按规则能排出的最好结果；规则分不出先后的，由公布的种子数定，所以只有这一个。`,
    en: `The ${pairs} pairs are the best the rules allow; the published seed settles what they leave open, so there is no other.`,
  }),
  'file-whole': ({ hash }) => ({
    'zh-CN': `文件是完整的，一个字没有改（${hash}）。`,
    en: `The file is whole, not a character changed (${hash}).`,
  }),
  'not-text': () => ({
    'zh-CN': `这不是 UTF-8 编码的文字，所以不是完好的结对文件。${changed}`,
    en: `This is no text in UTF-8, and so no sound transcript. ${changedEn}`,
  }),
  'not-a-transcript': () => ({
    'zh-CN': '这不是联建公布的结对文件。',
    en: 'This is not a pairing transcript published by Lianjian.',
  }),
  reformatted: () => ({
    'zh-CN':
      '内容像是联建公布的文件，但字节改过了（可能被编辑器或别的程序重新排过版）。请到公布的地方重新下载，不要用别的程序另存。',
    en: 'This reads like a file published by Lianjian, but its bytes were changed (reformatted by an editor or another program?). Download it again from where it was published, and save it by no other program.',
  }),
  'is-an-opening': () => ({
    'zh-CN':
      '这是一行的凭据，不是结对文件。请和公布的结对文件一起核对：lianjian verify transcript.json --opening 凭据.json。',
    en: 'This is an opening of a row and no transcript. Check it beside the published transcript: lianjian verify transcript.json --opening OPENING.json.',
  }),
  'other-version': ({ version }) => ({
    'zh-CN': `这份文件是 ${version} 格式，这个验证程序只认 lianjian-transcript/1，请换对应的版本。`,
    en: `This file has the format ${version}; this verifier knows lianjian-transcript/1 only. Use the matching version.`,
  }),
  'not-json': () => ({
    'zh-CN': `文件不完整或格式坏了。${changed}`,
    en: `The file is cut short or damaged. ${changedEn}`,
  }),
  structure: ({ path }) => ({
    'zh-CN': `文件里“${path}”这一处不合格式。${changed}`,
    en: `The file is not in form at “${path}”. ${changedEn}`,
  }),
  'not-canonical': ({ line }) => ({
    'zh-CN': `文件第 ${line} 行的写法和规定的不一样。${changed}`,
    en: `Line ${line} of the file is not written in the prescribed way. ${changedEn}`,
  }),
  'roster-not-canonical': () => ({
    'zh-CN': '名单没有按规定的次序和写法，换一种次序就会换一种结果。',
    en: 'The roster is not in the prescribed order and spelling; another order would give another result.',
  }),
  'rows-incomplete': () => ({
    'zh-CN': '不是每一行名单都有封存的指纹。',
    en: 'Not every row of the roster has its sealed fingerprint.',
  }),
  'roster-changed': ({ stated, computed }) => ({
    'zh-CN': `名单动过：写的指纹是 ${stated}，算出来是 ${computed}。`,
    en: `The roster was changed: its fingerprint is stated as ${stated} and computes to ${computed}.`,
  }),
  'seed-wrong': ({ stated, computed }) => ({
    'zh-CN': `种子不对：写的是 ${stated}，算出来是 ${computed}。`,
    en: `The seed is wrong: stated ${stated}, computed ${computed}.`,
  }),
  'pair-unknown': ({ supporter, community }) => ({
    'zh-CN': `${supporter} 和 ${community} 这一对里有不在名单上的编号。`,
    en: `The pair ${supporter} and ${community} has a code that is not on the roster.`,
  }),
  'pairs-unsorted': ({ supporter, community }) => ({
    'zh-CN': `${supporter} 和 ${community} 这一对写了两次，或者次序不对。`,
    en: `The pair ${supporter} and ${community} is listed twice or out of order.`,
  }),
  'pair-differs': ({ number, stated, computed }) => ({
    'zh-CN': `第 ${number} 对不一样：写的是 ${stated || '没有'}，算出来是 ${computed || '没有'}。`,
    en: `Pair ${number} differs: stated ${stated || 'none'}, computed ${computed || 'none'}.`,
  }),
  'stratum-differs': ({ block, round, stratum }) => ({
    'zh-CN': `第 ${block} 片第 ${round} 轮“${stratum === 'all' ? '不分组' : stratum}”的抽签和重算的不一样。`,
    en: `The draw of block ${block}, round ${round}, group “${stratum}” differs from the draw computed again.`,
  }),
  'draw-record-differs': () => ({
    'zh-CN': '抽签过程的记录和重算的不一样。',
    en: 'The record of the draw differs from the draw computed again.',
  }),
  'not-drawable': () => ({
    'zh-CN': '按这份名单和规则排不出结果，所以文件里的结果不是抽出来的。',
    en: 'This roster under these rules has no result, so the pairs in the file were not drawn from it.',
  }),
  'levels-differ': () => ({
    'zh-CN': '文件里的各项得数和重算的不一样。',
    en: 'The values in the file differ from those computed again.',
  }),
  'unmet-differ': () => ({
    'zh-CN': '文件里没排够名额的名单和重算的不一样。',
    en: 'The list of places missing differs from the one computed again.',
  }),
  'hash-wrong': () => ({
    'zh-CN': `文件末尾的校验值不对。${changed}`,
    en: `The checksum at the end of the file is wrong. ${changedEn}`,
  }),
  'not-checkable': ({ error }) => ({
    'zh-CN': `这份文件没法验证（${error}）。`,
    en: `This file cannot be checked (${error}).`,
  }),
  'opening-not-one': () => ({
    'zh-CN': '这不是一行名单的凭据，或者不完整。请向牵头单位再要一份。',
    en: 'This is not the opening of one row, or it is incomplete. Ask the leading office for it again.',
  }),
  'opening-several': ({ count }) => ({
    'zh-CN': `这里有 ${count} 行的凭据，一次只查一行。请向牵头单位要自己的那一行。`,
    en: `This holds the openings of ${count} rows, and one is checked at a time. Ask the leading office for yours.`,
  }),
  'not-frozen': () => ({
    'zh-CN': '这不是联建冻结的名单（frozen.json）。',
    en: 'This is not a list frozen by Lianjian (frozen.json).',
  }),
  'opening-fits': ({ side, code, name }) => ({
    'zh-CN': `${noun(side, 'zh-CN')} ${code}（${name}）的这一行，和封存的一样。`,
    en: `The row of ${noun(side, 'en')} ${code} (${name}) is the one that was sealed.`,
  }),
  'openings-fit': ({ rows }) => ({
    'zh-CN': `${rows} 行都和封存的一样。`,
    en: `All ${rows} rows are those that were sealed.`,
  }),
  'opening-other-list': ({ sealed, published }) => ({
    'zh-CN': `凭据是另一份名单的：凭据上的指纹是 ${sealed}，这份名单的是 ${published}。`,
    en: `The openings are of another list: their fingerprint is ${sealed}, that of this list ${published}.`,
  }),
  'opening-no-such-row': ({ code }) => ({
    'zh-CN': `公布的名单上没有 ${code}。`,
    en: `The published roster has no ${code}.`,
  }),
  'opening-does-not-fit': ({ code }) => ({
    'zh-CN': `${code} 手里的这一行和公布的封存指纹对不上。`,
    en: `This row of ${code} does not fit the sealed fingerprint that was published.`,
  }),
  'opening-orientation': ({ code }) => ({
    'zh-CN': `${code} 的等次换成组别的办法和公布时封存的不一样。`,
    en: `The tier of ${code} was turned into its letter in another way than was sealed.`,
  }),
  'opening-row-differs': ({ code }) => ({
    'zh-CN': `公布的 ${code} 这一行和封存的不一样。`,
    en: `The published row of ${code} says something else than the sealed one.`,
  }),
}
