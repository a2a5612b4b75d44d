import type { Words } from '#base/shared/words.ts'

export const momentWords = {
  retained: { zh: '原来就结着，接着结', en: 'Tied from before, and it goes on' },
  chosen: { zh: '双方互选，选定这一对', en: 'Each chose the other' },
  drawn: { zh: '公开抽签，抽中这一对', en: 'Drawn by lot' },
  solved: { zh: '按定好的规则算出这一对', en: 'Solved by the rules' },
  asked: { zh: '请双方答复', en: 'Both sides were asked' },
  accepted: { zh: '{name}同意结对', en: '{name} agreed' },
  disclosed: { zh: '开始公示', en: 'Disclosed' },
  disclosedUntil: { zh: '公示到 {day}。', en: 'Until {day}.' },
  objected: { zh: '有人对这一对提了意见', en: 'Somebody objected to this pair' },
  objectionAnswered: { zh: '公示里的意见答复了', en: 'The objection was answered' },
  begun: { zh: '结对开始', en: 'The partnership began' },
  begins: { zh: '结对开始', en: 'The partnership begins' },
  both: {
    zh: '双方都同意，公示期满。',
    en: 'Both sides agreed and the days of disclosure are over.',
  },
  ends: { zh: '结对到期', en: 'The partnership ends' },
  ended: { zh: '结对到期', en: 'The partnership ended' },
  endedEarly: { zh: '提前结束结对', en: 'Ended before its time' },
} satisfies Words
