/** What is refused during the public event of a draw, and what to do instead. */
import { Problem } from '#base/shared/problem.ts'
import type { Words } from '#base/shared/words.ts'

const refusals = {
  'no-draw': {
    zh: '这次是按规则计算，不是抽签，没有抽签仪式',
    en: 'This run is solved, not drawn; there is no ceremony',
  },
  unpublished: {
    zh: '行动还没有公布，抽了别人也查不到。先公布行动，再公布抽签',
    en: 'The programme is not published, so nobody could look the result up. Publish it first, then announce the draw',
  },
  'announced-already': {
    zh: '这次抽签已经公布过；要改，只能把这次作废，重新冻结',
    en: 'The draw is announced already; to change it, void the run and freeze anew',
  },
  announced: {
    zh: '这次抽签已经公布，只能按公布的办法抽，不能另打一个数',
    en: 'The draw is announced; it is drawn as announced and from no number that somebody types',
  },
  over: { zh: '这次抽签已经结束或者作废', en: 'This draw is over or void' },
  'party-twice': { zh: '有一方写了两次', en: 'One party is named twice' },
  'round-missing': {
    zh: 'drand 要写明是第几轮',
    en: 'Of drand, say which round',
  },
  'round-extra': { zh: '只有 drand 才写第几轮', en: 'Only drand has rounds' },
  'round-past': {
    zh: '这一轮的数已经公布了，要选还没到的一轮',
    en: 'The value of this round is known already; choose one to come',
  },
  'wrong-link': {
    zh: '这个链接不是这次抽签里任何一方的，或者已经换成了新的，请找主持人要自己的那一个',
    en: 'The link belongs to no party of this draw, or another was made in its place; ask the host for your own',
  },
  'sealing-over': {
    zh: '封存已经截止，不能再封',
    en: 'Sealing is closed',
  },
  'sealing-open': {
    zh: '封存还没有截止，现在揭开会让别人看见',
    en: 'Sealing is still open; to reveal now would show others your number',
  },
  'sealed-otherwise': {
    zh: '这一方已经封存了另一个数，不能换',
    en: 'This party sealed another number already',
  },
  'does-not-open': {
    zh: '这个数和封存时的对不上，请核对是不是这次封存的那一份',
    en: 'The number does not open what was sealed; check that it is the one of this draw',
  },
  'not-all-sealed': {
    zh: '还有 {names} 没有封存',
    en: '{names} have not sealed yet',
  },
  'not-all-revealed': {
    zh: '还有 {names} 没有揭开。按公布的规矩，到点不揭开就作废，重新公布',
    en: '{names} have not revealed. By the rule that was published the draw is void then and announced anew',
  },
  'too-late': {
    zh: '公共数已经公布，现在揭开就等于挑结果。按公布的规矩，这次作废，重新公布',
    en: 'The public value is known; to reveal now would be to choose. By the rule that was published the draw is void and announced anew',
  },
  'seal-late': {
    zh: '公共数已经公布，现在封存就等于照着它挑数，不能封，也不能截止。按公布的规矩，这次作废，重新公布',
    en: 'The public value is known; to seal now would be to choose a number to fit it. By the rule that was published the draw is void and announced anew',
  },
  'paper-differs': {
    zh: '和第一个人输入的不一样，两个人一起对着纸再输一次',
    en: 'It differs from what the first person typed; type it again together',
  },
  'paper-same-person': {
    zh: '要由另一个人再输一遍',
    en: 'Somebody else has to type it again',
  },
  'link-sealed': {
    zh: '这一方已经封存，数在封存的那台设备上，换链接也取不出来。抄过或者存过的数还能用来揭开；找不回来，就只能作废，重新公布，可以改用纸',
    en: 'This party has sealed: its number lies on the device that sealed it, and no link brings it back. A number that was copied or saved still reveals; without one, void the draw and announce it anew, on paper if need be',
  },
  'paper-has-no-link': {
    zh: '这一方用纸，没有链接。纸丢了，封存以前重做一份就行',
    en: 'This party uses paper and has no link. A paper that is lost before it is sealed is made anew',
  },
  'not-paper': { zh: '这一方用自己的设备，不用纸', en: 'This party uses its own device' },
  'value-missing': { zh: '把读出的数字写上', en: 'Write the digits that were read' },
  'value-wrong': {
    zh: '写成数字，中间不要空格',
    en: 'Write digits without spaces',
  },
  'signature-missing': {
    zh: 'drand 要有签名，才能证明不是谁编的',
    en: 'Of drand the signature is needed, which proves that nobody chose it',
  },
  'signature-wrong': {
    zh: '这个签名不是 drand 第 {round} 轮的',
    en: 'drand did not sign round {round} so',
  },
  'value-early': {
    zh: '公共数要到 {due} 才公布，服务器的钟现在是 {clock}。钟不对的，先请管理员校准；对的，到点再记',
    en: 'The public value is due at {due}, and the server’s clock says {clock}. If that clock is wrong, have it set first; if it is right, wait',
  },
  'value-there': {
    zh: '公共数已经记下，不能换',
    en: 'The public value is there and cannot be changed',
  },
  'value-not-there': { zh: '公共数还没有到', en: 'The public value is not there yet' },
  'moved-on': {
    zh: '您打开之后，另一位主持人已经办了一步，请看清再办',
    en: 'Another host did a step since you read it; look again',
  },
} satisfies Words
type CeremonyRefusal = keyof typeof refusals

export function refusedCeremony(
  code: CeremonyRefusal,
  parameters: Record<string, string | number> = {},
): Problem {
  return new Problem({
    status: code === 'moved-on' ? 409 : 422,
    code: `pairing.ceremony-${code}`,
    title: refusals[code],
    parameters,
  })
}
