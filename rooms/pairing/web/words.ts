import type { Words } from '#base/shared/words.ts'

export const proposalWords = {
  nav: { zh: '结对', en: 'Pairing' },
  what: { zh: '答复拟结对', en: 'Answer proposed pairs' },
  where: { zh: '和谁结对、为什么、最晚哪天答复', en: 'With whom, why, and until when' },
  title: { zh: '答复结对', en: 'Answer proposed pairs' },
  lead: {
    zh: '双方都同意，才公示、才算数。答复了就不能改，看好再按。',
    en: 'A pair is disclosed and counts only when both sides agree. An answer cannot be changed, so look before you press.',
  },
  pair: { zh: '{supporter} 和 {community}', en: '{supporter} and {community}' },
  origin: { zh: '怎么来的', en: 'How it came' },
  by: { zh: '最晚答复', en: 'Answer by' },
  other: { zh: '对方', en: 'The other side' },
  otherWaiting: { zh: '还没有答复', en: 'has not answered yet' },
  accepted: { zh: '同意', en: 'agreed' },
  declined: { zh: '不同意', en: 'declined' },
  accept: { zh: '同意', en: 'Agree' },
  decline: { zh: '不同意', en: 'Decline' },
  acceptOf: { zh: '同意：{pair}', en: 'Agree: {pair}' },
  declineOf: { zh: '不同意：{pair}', en: 'Decline: {pair}' },
  acceptedSaid: { zh: '已答复：同意 {pair} 结对。', en: 'Answered: agreed to {pair}.' },
  declinedSaid: {
    zh: '已答复：不同意 {pair} 结对。联建办会再配。',
    en: 'Answered: declined {pair}. The office pairs again.',
  },
  declineTitle: { zh: '不同意 {pair} 结对？', en: 'Decline {pair}?' },
  declineDetail: {
    zh: '每个周期有一次可以不说理由。答复了就不能改。',
    en: 'Once in a cycle you need not say why. An answer cannot be changed.',
  },
  reason: { zh: '为什么不同意', en: 'Why you decline' },
  reasonHint: {
    zh: '只有联建办看得到，重新配时会参考。',
    en: 'Only the office reads it, before it pairs again.',
  },
  reasonWrong: {
    zh: '写一两句话就行，不要写身份证号。',
    en: 'A sentence or two, without identity-card numbers.',
  },
  reasonFar: { zh: '离得太远，跑不过来', en: 'Too far to go' },
  reasonUnfit: { zh: '我们能做的和村里要的对不上', en: 'What we can do is not what is needed' },
  reasonTied: { zh: '手上已经有别的结对', en: 'Tied to others already' },
  answered: { zh: '答复过的', en: 'Answered' },
  yours: { zh: '您的答复', en: 'Your answer' },
  noAnswer: {
    zh: '答复期过了，没有答复。要补，请找联建办。',
    en: 'Not answered in time. Ask the programme office.',
  },
  lapsedOwn: {
    zh: '答复期过了没有答复，这一对落空了，不算不同意。联建办会再配。',
    en: 'Not answered in time, so it fell free; nobody declined it. The office pairs again.',
  },
  lapsedOther: {
    zh: '对方没有按时答复，这一对落空了。联建办会再配。',
    en: 'The other side did not answer in time, so it fell free. The office pairs again.',
  },
  fell: { zh: '对方不同意，不用答复了', en: 'The other side declined; no answer is needed' },
  dropped: {
    zh: '有人提了异议，成立了，这一对不再算数',
    en: 'An objection was upheld; this pair counts no more',
  },
  saidOn: { zh: '{answer}，{at}', en: '{answer}, {at}' },
  because: { zh: '{said}。理由：{reason}', en: '{said}. Reason: {reason}' },
  noneNow: { zh: '眼下没有等您答复的。', en: 'Nothing waits for your answer now.' },
  teachTitle: { zh: '还没有拟结对要您答复', en: 'No proposed pairs yet' },
  teachHow: {
    zh: '联建办配好以后，您和谁结对、为什么是他们，都会写在这里，“等我办”里也会提醒您。',
    en: 'Once the office has paired, this page says with whom and why, and your home page reminds you.',
  },
  teachThen: {
    zh: '到时按“同意”或“不同意”就行。不答复不算同意。',
    en: 'Then agree or decline. Silence is not consent.',
  },
  waitingVerb: { zh: '答复', en: 'Answer' },
  waitingThing: { zh: '{count} 个拟结对', en: '{count} proposed pairs' },
  waitingWhy: {
    zh: '双方都同意才算数，不答复不算同意。',
    en: 'A pair counts only when both agree; silence is not consent.',
  },
  waitingAct: { zh: '去答复', en: 'Answer' },
} as const satisfies Words
