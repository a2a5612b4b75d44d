/** What is done to a need: the act, what is asked before it, and what is said after it. */
import type { Saying, Words } from '#base/shared/words.ts'
import type { Act } from '../../shared/need-acts.ts'

export const actWords: Words<Act> = {
  change: { zh: '修改', en: 'Change' },
  submit: { zh: '重新提交', en: 'Send it again' },
  verify: { zh: '核实了，是村里的需求', en: 'It is so' },
  publish: { zh: '公布', en: 'Publish' },
  withdraw: { zh: '收回来改', en: 'Take it back' },
  return: { zh: '退回修改', en: 'Return it' },
  claim: { zh: '认领', en: 'Take it on' },
  plan: { zh: '定计划', en: 'Plan it' },
  begin: { zh: '开始办', en: 'Begin' },
  deliver: { zh: '办完了', en: 'It is done' },
  release: { zh: '放下', en: 'Let it go' },
  unfeasible: { zh: '办不了', en: 'It cannot be done' },
  'set-aside': { zh: '暂时办不了', en: 'Set aside' },
  answer: { zh: '办好了', en: 'It is done' },
  paper: { zh: '录纸质确认单', en: 'Enter a slip of paper' },
  slips: { zh: '发确认单', en: 'Make slips' },
  'take-back': { zh: '收回确认', en: 'Take the confirmation back' },
  reopen: { zh: '重新提出', en: 'Ask again' },
  merge: { zh: '和别的重复了', en: 'It is a duplicate' },
  refer: { zh: '引荐', en: 'Refer it' },
  'refer-onwards': { zh: '引荐给别处', en: 'Refer it onwards' },
}

export const doneWords = {
  submit: { zh: '提交了', en: 'Sent' },
  verify: { zh: '核实了，还要公布', en: 'Verified; publish it next' },
  publish: { zh: '公布了，单位能看到了', en: 'Published: units see it' },
  withdraw: { zh: '收回来了，改好再提交', en: 'Taken back; change it and send it again' },
  return: { zh: '退回村里了', en: 'Returned to the village' },
  claim: { zh: '认领了', en: 'Taken on' },
  asked: { zh: '申请了，等村里答复', en: 'Asked; the village will answer' },
  plan: { zh: '计划记下了', en: 'Planned' },
  begin: { zh: '记下了：开始办', en: 'Begun' },
  deliver: { zh: '记下了，等村里和群众确认', en: 'Noted; village and residents have the word' },
  release: { zh: '放下了，别的单位可以认领', en: 'Let go: others may take it on' },
  unfeasible: { zh: '记下了，村里能看到原因', en: 'Noted: the village reads why' },
  confirmed: { zh: '确认办好了', en: 'Confirmed' },
  denied: { zh: '记下了，单位会接着办', en: 'Noted: the unit goes on' },
  paper: { zh: '录好了', en: 'Entered' },
  'take-back': { zh: '确认收回了', en: 'Taken back' },
  reopen: { zh: '重新提出了', en: 'Asked again' },
  merge: { zh: '合并了', en: 'Merged' },
  refer: { zh: '引荐出去了', en: 'Referred' },
  agreed: { zh: '同意了，由{name}来办', en: 'Agreed: {name} has it in hand' },
  declined: { zh: '没同意，{name}会看到', en: 'Declined: {name} is told' },
  withdrawn: { zh: '申请收回了', en: 'Taken back' },
  accepted: { zh: '接了', en: 'Accepted' },
  refused: { zh: '答复了：不接', en: 'Declined' },
} as const satisfies Words

/** Acts that are done with a reason. */
export const reasoned = {
  withdraw: {
    title: { zh: '收回这条需求？', en: 'Take this need back?' },
    detail: {
      zh: '单位就看不到了。改好再提交、再公布；不再需要就放着不提交。',
      en: 'Units see it no more. Change it and publish it again, or leave it.',
    },
    reasons: [
      { zh: '内容要改', en: 'It has to be reworded' },
      { zh: '不需要了', en: 'It is not needed any more' },
    ],
  },
  return: {
    title: { zh: '退回村里修改？', en: 'Return it to the village?' },
    detail: { zh: '村里会看到您写的原因。', en: 'The village reads your reason.' },
    reasons: [
      { zh: '没写清楚要办什么', en: 'It does not say what is needed' },
      { zh: '和别的重复', en: 'It is a duplicate' },
    ],
  },
  release: {
    title: { zh: '放下这条需求？', en: 'Let this need go?' },
    detail: {
      zh: '别的单位可以认领。村里会看到原因。',
      en: 'Others may take it on. The village reads the reason.',
    },
    reasons: [
      { zh: '人手或资金不够', en: 'Too few people or too little money' },
      { zh: '别的单位更合适', en: 'Another unit fits better' },
    ],
  },
  unfeasible: {
    title: { zh: '这条办不了？', en: 'It cannot be done?' },
    detail: {
      zh: '村里会看到原因，以后能办了可以重新提出，也可以引荐给别处。',
      en: 'The village reads why, and may ask again or refer it.',
    },
    reasons: [
      { zh: '不符合政策', en: 'The rules do not allow it' },
      { zh: '要等上级规划', en: 'It waits for a plan from above' },
    ],
  },
  'set-aside': {
    title: { zh: '这条暂时办不了？', en: 'It cannot be done for now?' },
    detail: {
      zh: '村里会看到原因，以后能办了可以重新提出。',
      en: 'The village reads why and may ask again.',
    },
    reasons: [
      { zh: '不符合政策', en: 'The rules do not allow it' },
      { zh: '要等上级规划', en: 'It waits for a plan from above' },
    ],
  },
  reopen: {
    title: { zh: '重新提出这条需求？', en: 'Ask for it again?' },
    detail: {
      zh: '原来的经过都留着，从公布重新开始；办好了的不再算办好。',
      en: 'Its story stays; it begins again as published and no longer counts as done.',
    },
    reasons: [
      { zh: '又出问题了', en: 'It broke again' },
      { zh: '现在有条件办了', en: 'It can be done now' },
    ],
  },
} as const satisfies Partial<
  Record<Act, { title: Saying; detail: Saying; reasons: readonly Saying[] }>
>

export const askWords = {
  claimWords: { zh: '打算怎么帮（可以不写）', en: 'How you would help (optional)' },
  claimDetail: {
    zh: '结对单位认领马上算数；不是结对单位的，等村里答复。',
    en: 'A partner’s claim holds at once; another unit’s waits for the village.',
  },
  planTitle: { zh: '怎么办，什么时候办好', en: 'What, and by when' },
  plan: { zh: '打算怎么办', en: 'What you will do' },
  planBy: { zh: '哪天前办好', en: 'By which day' },
  deliverTitle: { zh: '办了什么', en: 'What was done' },
  deliverDetail: {
    zh: '写好以后问村里和群众，他们说办好了才算。',
    en: 'The village and its residents are asked; it counts when they say so.',
  },
  deliverAsDeed: {
    zh: '帮到了人、花了钱，就在这里报成一件实事，只填一次',
    en: 'Where it helped people or cost money, declare it as a deed, once for both',
  },
  done: { zh: '办了什么', en: 'What was done' },
  doneOn: { zh: '哪天办的', en: 'On which day' },
  saidWrong: { zh: '最多 500 个字。', en: 'At most 500 characters.' },
  dayWrong: { zh: '填一个日期。', en: 'This must be a day.' },
  notYet: { zh: '还没办好', en: 'Not yet' },
  missing: { zh: '哪里还没办好', en: 'What is missing' },
  paperTitle: { zh: '录一张纸质确认单', en: 'Enter a slip of paper' },
  paperDetail: {
    zh: '照着群众写的录，不写是谁。录的算对方确认，不算群众自己确认。',
    en: 'Enter what was written, not by whom. It counts as countersigned.',
  },
  paperYes: { zh: '纸上勾的是', en: 'What was ticked' },
  yes: { zh: '办好了', en: 'Done' },
  no: { zh: '还没办好', en: 'Not yet' },
  paperWords: { zh: '纸上写的话（可以不写）', en: 'What was written (optional)' },
  enter: { zh: '录进去', en: 'Enter it' },
  slipsTitle: { zh: '发几张确认单', en: 'How many slips' },
  slipsDetail: {
    zh: '发给用得上这件事的群众。一张答一次，30 天有效，不记是谁。',
    en: 'For those it was done for. One answer each, for 30 days; nobody records who.',
  },
  slipsCount: { zh: '几张', en: 'How many' },
  slipsWrong: { zh: '填 1 到 100。', en: 'From 1 to 100.' },
  slipsMake: { zh: '做确认单', en: 'Make them' },
  slipsMade: { zh: '做好了 {count} 张', en: '{count} slips are made' },
  slipsOnce: {
    zh: '号码只在打印页显示一次，关掉这个窗口就没有了。',
    en: 'Their numbers are shown on the printed page once and are gone when you close this.',
  },
  print: { zh: '打印', en: 'Print' },
  mergeTitle: { zh: '和哪一条重复', en: 'Of which need' },
  mergeInto: { zh: '留下哪一条', en: 'Which one stays' },
  mergeNone: { zh: '村里没有别的需求', en: 'The village has no other need' },
  referTitle: { zh: '引荐给谁', en: 'To whom' },
  referTo: { zh: '给谁', en: 'To' },
  referTownship: { zh: '乡镇（街道）', en: 'The township' },
  referDepartment: { zh: '一个部门', en: 'A department' },
  department: { zh: '哪个部门', en: 'Which department' },
  departmentHint: { zh: '打几个字找', en: 'Type a few characters' },
  departmentNone: {
    zh: '行动里没有找到“{query}”',
    en: 'Nobody of the programme is called “{query}”',
  },
  departmentFound: { zh: '找到 {count} 个', en: '{count} found' },
  referWords: { zh: '想请他们做什么', en: 'What is asked of them' },
  agree: { zh: '同意', en: 'Agree' },
  agreeOf: { zh: '同意{name}来办', en: 'Agree to {name}' },
  decline: { zh: '不同意', en: 'Decline' },
  declineOf: { zh: '不同意{name}来办', en: 'Decline {name}' },
  declineTitle: { zh: '不同意{name}来办？', en: 'Decline {name}?' },
  declineReason: { zh: '想等结对单位', en: 'We wait for our partner' },
  declineReason2: { zh: '已经有人在帮', en: 'Somebody helps already' },
  withdrawMatch: { zh: '收回申请', en: 'Take it back' },
  accept: { zh: '接下来', en: 'Accept' },
  refuse: { zh: '不接', en: 'Decline' },
  refuseTitle: { zh: '不接这条引荐？', en: 'Decline this referral?' },
  refuseReason: { zh: '不归我们管', en: 'It is not our business' },
  refuseReason2: { zh: '今年排不上', en: 'Not this year' },
} as const satisfies Words
