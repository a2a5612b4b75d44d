/** What the pages about needs say. */
import type { Words } from '#base/shared/words.ts'
import { needsDoorWords } from './door-words.ts'

export const needsWords = {
  ...needsDoorWords,
  search: { zh: '要办什么、拼音首字母或编号', en: 'What is needed, initials or number' },
  lead: {
    zh: '村里需要什么，谁认领了，办到哪一步。办没办好，村里和群众说了算。',
    en: 'What villages need, who has taken it on and how far it has got. Whether it is done they say themselves.',
  },
  counted: { zh: '{count} 条需求', en: '{count} needs' },
  name: { zh: '需要什么', en: 'What is needed' },
  state: { zh: '办到哪一步', en: 'How far it is' },
  category: { zh: '类别', en: 'Category' },
  urgency: { zh: '急不急', en: 'Urgency' },
  holder: { zh: '谁在办', en: 'In whose hands' },
  doneBy: { zh: '谁办的', en: 'Done by' },
  teachTitle: { zh: '还没有需求', en: 'No needs yet' },
  teachVillage: {
    zh: '村里开会定下来要办的事，一件写一条，半分钟就写好。写好公布了，结对单位就能看到、认领。',
    en: 'Write down one thing the village has decided it needs; half a minute does. Once published your partner sees it.',
  },
  teachOthers: {
    zh: '村里提出来、公布了，这里就有。',
    en: 'What villages write down and publish stands here.',
  },
  helped: { zh: '惠及 {count} 人', en: 'Helps {count} people' },
  numbered: { zh: '第 {number} 条', en: 'No. {number}' },
  path: { zh: '回上一层', en: 'Way back' },
} as const satisfies Words

export const formWords = {
  addLead: {
    zh: '写事，不写人的姓名和号码。写了一半也会留在这台设备上。',
    en: 'Write of things, not of people. What is half written stays on this device.',
  },
  place: { zh: '哪个村，哪个行动', en: 'Which village and programme' },
  category: { zh: '哪一类', en: 'Category' },
  title: { zh: '需要什么', en: 'What is needed' },
  titleHint: { zh: '一句话，例如“修村口的桥”', en: 'One line, such as “mend the bridge”' },
  titleWrong: { zh: '写一行，最多 60 个字。', en: 'One line of at most 60 characters.' },
  detail: { zh: '说说情况', en: 'How it is now' },
  detailWrong: { zh: '最多 1000 个字。', en: 'At most 1,000 characters.' },
  beneficiaries: { zh: '惠及多少人', en: 'How many people it helps' },
  beneficiariesWrong: { zh: '填大于 0 的整数。', en: 'A whole number above zero.' },
  urgency: { zh: '急不急', en: 'How urgent' },
  more: { zh: '再写几样（可以不写）', en: 'A little more, if you like' },
  selfEffort: { zh: '村里自己做什么', en: 'What the village does itself' },
  decision: { zh: '哪个会定的', en: 'Which meeting decided it' },
  decisionHint: { zh: '例如“村民代表会议”', en: 'Such as “villagers’ assembly”' },
  decisionWrong: { zh: '写一行，最多 100 个字。', en: 'One line of at most 100 characters.' },
  decidedOn: { zh: '哪天定的', en: 'Decided on' },
  wantedBy: { zh: '希望哪天前办好', en: 'Wanted by' },
  dayWrong: { zh: '填一个日期。', en: 'This must be a day.' },
  onPortal: { zh: '公布后谁能看', en: 'Who may read it once published' },
  everybody: { zh: '大家都能看', en: 'Everybody' },
  units: { zh: '只有参加行动的单位', en: 'Units of the programme alone' },
  submit: { zh: '写好了', en: 'Write it down' },
  submitted: { zh: '记下了：{title}', en: 'Noted: {title}' },
  nowhere: { zh: '现在不能提需求', en: 'No need can be written down now' },
  nowhereDetail: {
    zh: '您服务的村还没有参加正在进行的行动。请联建办先把它加进来。',
    en: 'Your village takes part in no programme that is under way. Ask the programme office to add it.',
  },
  change: { zh: '修改', en: 'Change' },
  changeTitle: { zh: '修改需求', en: 'Change the need' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '改好了：{title}', en: 'Changed: {title}' },
} as const satisfies Words

export const pageWords = {
  detail: { zh: '村里的话', en: 'In the village’s words' },
  selfEffort: { zh: '村里自己做', en: 'The village itself' },
  decision: { zh: '谁定的', en: 'Decided by' },
  wantedBy: { zh: '希望办好', en: 'Wanted by' },
  entered: {
    zh: '网格长或驻村干部代写',
    en: 'Written for the village by its grid head or posted cadre',
  },
  round: { zh: '第 {count} 次提出', en: 'Asked for a {count}. time' },
  level: { zh: '谁确认的', en: 'Confirmed by' },
  levelOf: { zh: '{level}（{way}）', en: '{level} ({way})' },
  mergedInto: { zh: '这条并到了另一条，看那一条', en: 'Merged into another need: see that one' },
  denied: { zh: '村里或群众说还没办好', en: 'It was said not to be done yet' },
  waits: {
    zh: '单位说办完了，等村里和群众确认。没人说话就一直等着。',
    en: 'The unit says it is done; village and residents have the word. Silence closes nothing.',
  },
  story: { zh: '经过', en: 'Its story' },
  agreedTo: { zh: '村里同意，由{name}来办', en: 'The village agreed to {name}' },
  until: { zh: '到 {day}', en: 'by {day}' },
  on: { zh: '{day}', en: '{day}' },
  matches: { zh: '谁来办', en: 'Who takes it on' },
  partner: { zh: '结对单位', en: 'Partner' },
  plan: { zh: '打算：{plan}，{day}前办好', en: 'Plan: {plan}, by {day}' },
  done: { zh: '{day}办的：{done}', en: 'Done on {day}: {done}' },
  because: { zh: '原因：{reason}', en: 'Why: {reason}' },
  referrals: { zh: '引荐', en: 'Referrals' },
  fromTo: { zh: '{from} → {to}', en: '{from} → {to}' },
  township: { zh: '乡镇（街道）', en: 'The township' },
  answerSaid: { zh: '答复：{answer}', en: 'Answer: {answer}' },
  answers: { zh: '群众怎么说', en: 'What residents say' },
  answersOf: { zh: '办好了 {yes}，还没办好 {no}', en: 'Done {yes}, not yet {no}' },
  anonymous: { zh: '谁答的没有记。', en: 'Who answered is kept nowhere.' },
  slipsOut: { zh: '还有 {count} 张确认单没用', en: '{count} slips may still be used' },
} as const satisfies Words

export const matchStateWords = {
  asked: { zh: '等村里答复', en: 'Waits for the village' },
  agreed: { zh: '在办', en: 'Has it in hand' },
  done: { zh: '办好了', en: 'Done' },
  declined: { zh: '村里没同意', en: 'Declined' },
  withdrawn: { zh: '自己收回了', en: 'Withdrawn' },
  ended: { zh: '不办了', en: 'Ended' },
} as const satisfies Words

export const referralStateWords = {
  asked: { zh: '等答复', en: 'Waits for an answer' },
  accepted: { zh: '接了', en: 'Accepted' },
  declined: { zh: '没接', en: 'Declined' },
  withdrawn: { zh: '不用了', en: 'Needed no more' },
} as const satisfies Words
