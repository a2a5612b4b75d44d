/** States, steps and the like as people call them. */
import type { Words } from '#base/shared/words.ts'
import type { AnswerWay, NeedLevel } from './confirmation.ts'
import type { NeedSide, NeedState } from './need-life.ts'
import type { StepKind, Urgency } from './need-schema.ts'

export const stateWords: Words<NeedState> = {
  submitted: { zh: '等村里核实', en: 'Waits for the village to verify it' },
  verified: { zh: '核实了，还没公布', en: 'Verified, not published' },
  returned: { zh: '退回修改', en: 'Returned to be changed' },
  published: { zh: '还没人认领', en: 'Nobody has taken it on' },
  claimed: { zh: '有人认领了', en: 'Taken on' },
  planned: { zh: '定了怎么办', en: 'Planned' },
  doing: { zh: '正在办', en: 'Being done' },
  delivered: { zh: '等村里确认', en: 'Waits for the village to confirm it' },
  closed: { zh: '办好了', en: 'Done' },
  unfeasible: { zh: '暂时办不了', en: 'Cannot be done for now' },
  merged: { zh: '并到另一条', en: 'Merged into another' },
}

export const stepWords: Words<StepKind> = {
  submit: { zh: '提出来', en: 'Asked for' },
  change: { zh: '改了内容', en: 'Reworded' },
  verify: { zh: '村里核实', en: 'Verified by the village' },
  return: { zh: '退回修改', en: 'Returned' },
  publish: { zh: '公布', en: 'Published' },
  ask: { zh: '申请认领', en: 'A unit asks to take it on' },
  withdraw: { zh: '收回申请', en: 'The unit takes its question back' },
  agree: { zh: '村里同意', en: 'Agreed by the village' },
  decline: { zh: '村里没同意', en: 'Declined by the village' },
  claim: { zh: '认领', en: 'Taken on' },
  plan: { zh: '定计划', en: 'Planned' },
  begin: { zh: '开始办', en: 'Begun' },
  deliver: { zh: '说办完了', en: 'Said to be done' },
  confirm: { zh: '确认办好了', en: 'Confirmed as done' },
  raise: { zh: '群众也确认了', en: 'Confirmed by a resident as well' },
  deny: { zh: '还没办好', en: 'Not done yet' },
  'take-back': { zh: '收回确认', en: 'Confirmation taken back' },
  release: { zh: '放下，重新找人', en: 'Released' },
  unfeasible: { zh: '暂时办不了', en: 'Cannot be done for now' },
  reopen: { zh: '重新提出', en: 'Reopened' },
  merge: { zh: '并到另一条', en: 'Merged into another' },
  refer: { zh: '引荐', en: 'Referred' },
  accept: { zh: '接了引荐', en: 'Referral accepted' },
  refuse: { zh: '没接引荐', en: 'Referral declined' },
}

export const sideWords: Words<NeedSide> = {
  village: { zh: '村（社区）', en: 'The village' },
  helper: { zh: '网格长或驻村干部代填', en: 'A grid head or posted cadre for the village' },
  unit: { zh: '单位', en: 'The unit' },
  office: { zh: '联建办或乡镇', en: 'The office or township' },
  resident: { zh: '群众', en: 'A resident' },
  system: { zh: '随单位变动', en: 'Follows from a change of the unit' },
}

export const urgencyWords: Words<Urgency> = {
  urgent: { zh: '很急', en: 'Urgent' },
  soon: { zh: '尽快', en: 'Soon' },
  later: { zh: '不急', en: 'When it can be' },
}

export const levelWords: Words<NeedLevel> = {
  countersigned: { zh: '对方确认', en: 'Countersigned' },
  confirmed: { zh: '群众确认', en: 'Confirmed by residents' },
}

export const wayWords: Words<AnswerWay> = {
  village: { zh: '村里确认', en: 'By the village' },
  paper: { zh: '纸质确认单', en: 'By a slip of paper' },
  link: { zh: '群众扫码', en: 'By a resident’s link' },
  code: { zh: '群众输码', en: 'By a resident’s code' },
}
