/** What can be done with a run, and what each of it means, as it is asked before. */
import type { Saying, Words } from '#base/shared/words.ts'
import type { RunAct, RunPageAct } from './acts-of.ts'

interface ActWords {
  act: Saying
  title: Saying
  detail: Saying
  said: Saying
}

export const actWords: Readonly<Record<RunAct, ActWords>> = {
  freeze: {
    act: { zh: '冻结名单', en: 'Freeze the list' },
    title: { zh: '冻结名单和规则？', en: 'Freeze list and rules?' },
    detail: {
      zh: '冻结以后，这一次的名单和规则谁也改不了。名册里有错会一次全告诉您，不会冻结。',
      en: 'Afterwards nobody changes list or rules of this run. Every fault of the roster is told at once, and nothing is frozen.',
    },
    said: { zh: '名单冻结了。', en: 'The list is frozen.' },
  },
  simulate: {
    act: { zh: '试算', en: 'Try out' },
    title: { zh: '先试算看看？', en: 'Try it out?' },
    detail: {
      zh: '用不作数的种子算几遍，看多少村配得上、各家担子匀不匀。不出具体结对，可以试多次。',
      en: 'It is computed for seeds that count nothing, to see coverage and load. No pairs come of it; it may be repeated.',
    },
    said: { zh: '开始试算了。', en: 'Trying out has begun.' },
  },
  draw: {
    act: { zh: '抽签', en: 'Draw' },
    title: { zh: '用这个种子抽签？', en: 'Draw from this seed?' },
    detail: {
      zh: '谁拿这个种子和名单都能算出同样的结果；但证明不了没有人挑过种子。要让人信服公平，请开公开抽签会。',
      en: 'Whoever has the seed and the list comes to the same. It does not prove that nobody chose the seed: for that, hold a public draw.',
    },
    said: { zh: '开始抽签了。', en: 'The draw has begun.' },
  },
  solve: {
    act: { zh: '计算', en: 'Solve' },
    title: { zh: '用这个种子计算？', en: 'Solve with this seed?' },
    detail: {
      zh: '谁拿这个种子和名单都能算出同样的结果；一样好的里面选哪个由种子定，证明不了没有人挑过种子。',
      en: 'Whoever has the seed and the list comes to the same. The seed decides among equals, and it is not proven that nobody chose it.',
    },
    said: { zh: '开始计算了。', en: 'Solving has begun.' },
  },
  propose: {
    act: { zh: '请双方答复', en: 'Ask both sides' },
    title: { zh: '请双方答复？', en: 'Ask both sides?' },
    detail: {
      zh: '每家单位、每个村会在自己的页面看到和谁结对、为什么，到期以前答复。不答复不算同意。',
      en: 'Each unit and village sees with whom and why, and answers until that day. Silence is not consent.',
    },
    said: { zh: '已经请双方答复。', en: 'Both sides are asked.' },
  },
  prolong: {
    act: { zh: '延长答复期', en: 'Prolong' },
    title: { zh: '答复期延到哪天？', en: 'Prolong until which day?' },
    detail: {
      zh: '没有答复的可以接着答复，答复过的不变。只能往后延，不能提前。',
      en: 'Who has not answered still can; answers stay. The day only moves on.',
    },
    said: { zh: '答复期延长了。', en: 'The days are prolonged.' },
  },
  lapse: {
    act: { zh: '未答复的落空', en: 'Let lapse' },
    title: { zh: '让没有答复的落空？', en: 'Let lapse what was not answered?' },
    detail: {
      zh: '答复期过了，有一方没有答复的，全部按“未答复”落空；不算哪一方不同意，一对也不能单挑。落空以后可以补配，不会再配成原来这一对。',
      en: 'Every pair that a side did not answer in time falls free as not answered: nobody declined it, and none is picked out. Afterwards they can be paired again, not with each other.',
    },
    said: { zh: '没有答复的落空了。', en: 'What was not answered has lapsed.' },
  },
  remainder: {
    act: { zh: '补配', en: 'Pair the rest' },
    title: { zh: '给落空的补配？', en: 'Pair again what fell free?' },
    detail: {
      zh: '不同意的、未答复的那些对不再配到一起，别的不动。补配单独算一次，再请双方答复。',
      en: 'Pairs that were declined or lapsed do not come again; all others stay. It is a run of its own, and both sides are asked again.',
    },
    said: {
      zh: '补配的一次开好了，名单已冻结。',
      en: 'The run of the rest is there, its list frozen.',
    },
  },
  disclose: {
    act: { zh: '公示', en: 'Disclose' },
    title: { zh: '公示双方都同意的？', en: 'Disclose what both accepted?' },
    detail: {
      zh: '从这天起公示五个工作日，节假日按国家放假安排算。谁都可以提异议。',
      en: 'For five working days by the national calendar. Anybody may object.',
    },
    said: { zh: '公示了。', en: 'It is disclosed.' },
  },
  enforce: {
    act: { zh: '生效', en: 'Put in force' },
    title: { zh: '让结对生效？', en: 'Put it in force?' },
    detail: {
      zh: '公示期满、异议都答复了，才能生效。生效以后不能作废，只能一对一对结束。',
      en: 'Once the days are over and every objection is answered. Afterwards it cannot be voided; partnerships end one by one.',
    },
    said: { zh: '结对生效了。', en: 'The partnerships are in force.' },
  },
  void: {
    act: { zh: '作废', en: 'Void' },
    title: { zh: '作废这一次？', en: 'Void this run?' },
    detail: {
      zh: '这一次和跟着它的补配都不再办，记录留着。作废了回不来。',
      en: 'It and the runs that belong to it end; the record stays. It cannot be taken back.',
    },
    said: { zh: '作废了。', en: 'It is void.' },
  },
}

export const pageActWords: Words<RunPageAct> = {
  announce: { zh: '开公开抽签会', en: 'Hold a public draw' },
  ceremony: { zh: '主持公开抽签', en: 'Lead the public draw' },
}

export const actFieldWords = {
  answerBy: { zh: '答复到哪天', en: 'Answers until' },
  from: { zh: '从哪天起公示', en: 'From which day' },
  dayBetween: {
    zh: '从 {from} 到 {until}（周期结束）之间选一天',
    en: 'From {from} to {until}, the end of the cycle',
  },
  dayWrong: { zh: '选今天或以后的一天', en: 'Choose today or later' },
  seed: { zh: '种子', en: 'Seed' },
  seedHint: {
    zh: '64 位，只用数字 0–9 和字母 a–f。',
    en: '64 digits, 0–9 and a–f.',
  },
  seedWrong: {
    zh: '要正好 64 位，只用数字 0–9 和字母 a–f',
    en: 'Exactly 64 digits, 0–9 and a–f',
  },
  seedThrow: { zh: '让电脑随机填一个', en: 'Let this computer fill one in at random' },
} as const
