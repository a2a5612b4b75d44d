import type { Words } from '#base/shared/words.ts'

export const objectionWords = {
  title: { zh: '异议', en: 'Objections' },
  none: { zh: '还没有人提异议。', en: 'Nobody objected yet.' },
  supporter: { zh: '包联方提的', en: 'by a supporter' },
  community: { zh: '村里提的', en: 'by a village' },
  resident: { zh: '群众提的', en: 'by a resident' },
  aboutPair: { zh: '针对{supporter}和{community}', en: 'about {supporter} and {community}' },
  aboutRun: { zh: '针对整次结对', en: 'about the whole' },
  line: { zh: '{from}，{about}，{at}', en: '{from}, {about}, {at}' },
  answer: { zh: '答复', en: 'Answer' },
  answerTitle: { zh: '答复这条异议', en: 'Answer the objection' },
  decision: { zh: '成立不成立', en: 'Decision' },
  upheld: { zh: '成立', en: 'Upheld' },
  upheldHint: {
    zh: '针对其中一对的，这一对不再作数，只给那个村重新配。',
    en: 'Where it is about one pair, that pair is dropped and its village alone paired again.',
  },
  rejected: { zh: '不成立', en: 'Not upheld' },
  words: { zh: '答复的话', en: 'The answer' },
  wordsHint: { zh: '提异议的人会看到。', en: 'Whoever objected reads it.' },
  wordsWrong: { zh: '写 5 到 2000 个字', en: '5 to 2,000 characters' },
  name: { zh: '答复人姓名', en: 'Who answers for it' },
  nameHint: { zh: '写真名，对答复负责。', en: 'The real name of a person.' },
  nameWrong: { zh: '写 2 到 60 个字', en: '2 to 60 characters' },
  decidedBy: { zh: '{decision}，{name} 答复，{at}', en: '{decision}, answered by {name}, {at}' },
  forgotten: {
    zh: '过了两年，写的内容已经清除。',
    en: 'After two years the words were erased.',
  },
  said: { zh: '异议答复了。', en: 'The objection is answered.' },
} as const satisfies Words
