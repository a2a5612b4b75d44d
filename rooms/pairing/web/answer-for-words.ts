import type { Words } from '#base/shared/words.ts'

export const answerForWords = {
  open: { zh: '代填', en: 'Enter' },
  openOf: { zh: '代填：{name}', en: 'Enter: {name}' },
  title: { zh: '替{name}填答复', en: 'Enter the answer of {name}' },
  detail: {
    zh: '{pair}。只填对方已经说过的。填了会注明是联建办代填、对方怎么告诉的；对方看得到，填错了可以收回。',
    en: '{pair}. Enter only what was said. It is marked as entered by the office and how it was said; the side reads it and can take it back.',
  },
  act: { zh: '填上', en: 'Enter' },
  answer: { zh: '对方的答复', en: 'What was said' },
  how: { zh: '怎么告诉联建办的', en: 'How it was said' },
  howHint: { zh: '纸质的留好，备查。', en: 'Keep what is on paper.' },
  onPaper: { zh: '书面回执', en: 'In writing' },
  byTelephone: { zh: '电话', en: 'By telephone' },
  atMeeting: { zh: '会上当面说', en: 'At a meeting' },
  reason: { zh: '对方说的理由', en: 'The reason that was given' },
  reasonHint: {
    zh: '每个周期有一次可以不说；第二次要写。',
    en: 'Once in a cycle none is needed; the second time one is.',
  },
  said: { zh: '替{name}填了答复。', en: 'The answer of {name} is entered.' },
  entered: { zh: '联建办代填：{how}', en: 'entered by the office: {how}' },
} as const satisfies Words
