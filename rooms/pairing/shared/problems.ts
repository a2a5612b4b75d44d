/** What this room refuses, and what to do instead. */
import type { Reason, Refusal } from '@lianjian/pairing'
import { say } from '@lianjian/pairing/words'
import { type Fault, Problem } from '#base/shared/problem.ts'
import type { Saying, Words } from '#base/shared/words.ts'
import type { RunState, RunStep } from './run-states.ts'

export const stateWords: Words<RunState> = {
  draft: { zh: '草稿', en: 'draft' },
  frozen: { zh: '名单已冻结', en: 'list frozen' },
  simulated: { zh: '已试算', en: 'tried out' },
  drawn: { zh: '已抽签', en: 'drawn' },
  solved: { zh: '已算出', en: 'solved' },
  proposed: { zh: '等双方答复', en: 'waiting for both sides' },
  disclosed: { zh: '公示中', en: 'disclosed' },
  'in-force': { zh: '已生效', en: 'in force' },
  void: { zh: '已作废', en: 'void' },
}

export const stepWords: Words<RunStep> = {
  'change-rules': { zh: '改规则', en: 'change the rules' },
  freeze: { zh: '冻结名单', en: 'freeze the list' },
  simulate: { zh: '试算', en: 'try out' },
  draw: { zh: '抽签', en: 'draw' },
  solve: { zh: '计算', en: 'solve' },
  propose: { zh: '请双方答复', en: 'ask both sides' },
  prolong: { zh: '延长答复期', en: 'prolong the days for answers' },
  lapse: { zh: '未答复的落空', en: 'let lapse what was not answered' },
  disclose: { zh: '公示', en: 'disclose' },
  enforce: { zh: '生效', en: 'put in force' },
  void: { zh: '作废', en: 'void' },
}

/** The step does not lead on from where the run is. */
export function outOfTurn(state: RunState, step: RunStep): Problem {
  return new Problem({
    status: 409,
    code: 'pairing.out-of-turn',
    title: {
      zh: `现在是“${stateWords[state].zh}”，不能${stepWords[step].zh}`,
      en: `The run is ${stateWords[state].en}; it cannot ${stepWords[step].en} now`,
    },
    detail: {
      zh: '请刷新这一页，看看现在到了哪一步。',
      en: 'Load the page again and see how far it is.',
    },
  })
}

/** Somebody else did the next step since the page was read. */
export function movedOn(state: RunState, version: number): Problem {
  return new Problem({
    status: 409,
    code: 'pairing.moved-on',
    title: {
      zh: `您打开之后，别人已经办了一步，现在是“${stateWords[state].zh}”`,
      en: `Somebody else did a step since you read it; the run is ${stateWords[state].en} now`,
    },
    detail: {
      zh: '您这一步没有办。请看清楚现在的情况再决定。',
      en: 'Yours was not done. See how it stands, then decide.',
    },
    parameters: { version },
  })
}

/** Roster, rules or seed as the engine refuses them: everything at once. */
export function engineRefused(refusal: Refusal): Problem {
  return faulty('pairing.roster', refusal.reasons, {
    zh: '名册或规则有 {count} 处不对，没有办',
    en: '{count} things in roster or rules are wrong; nothing was done',
  })
}

function faulty(code: string, reasons: readonly Reason[], title: Saying): Problem {
  return new Problem({
    status: 422,
    code,
    title,
    parameters: { count: reasons.length },
    faults: reasons.map(
      (reason): Fault => ({
        pointer: '',
        code: `pairing.${reason.code}`,
        detail: { zh: say(reason, 'zh-CN'), en: say(reason, 'en') },
        parameters: {},
      }),
    ),
  })
}

const refusals = {
  'no-way': {
    zh: '这个行动没有这种结对办法，请在它的设置里选一种',
    en: 'The programme has no such way of pairing; choose one of its settings',
  },
  'no-roster': {
    zh: '名册还是空的，先把双方的名册导进来',
    en: 'The roster is empty; bring both sides first',
  },
  'roster-changed': {
    zh: '您打开之后，名册别人改过，没有保存；刷新这一页再改',
    en: 'Somebody changed the roster since you read it, and nothing was saved; load the page again',
  },
  'lock-not-ours': {
    zh: '这一对是原来就结着或双方互选的，不能在这里解除；到结对关系里改',
    en: 'These two are tied already or chose each other; that cannot be undone here',
  },
  'pair-in-force': {
    zh: '{supporter} 和 {community} 已经结着对，正在生效，这不是回避，取消不了',
    en: '{supporter} and {community} are a pair in force; that is no avoidance and cannot be dropped',
  },
  'working-already': {
    zh: '正在算，请等它算完，或者先停下来',
    en: 'Something is being computed; wait for it or call it off',
  },
  unanswered: {
    zh: '还有 {count} 对没有答复；催一催，到期了就延长答复期，或者让没答复的落空',
    en: '{count} proposals are not answered; remind them, and once the day is over prolong it or let them lapse',
  },
  'day-not-over': {
    zh: '答复期到 {until}，还没有过；过了才能让没答复的落空',
    en: 'Answers are taken until {until}; only after that day can anything lapse',
  },
  'nothing-unanswered': {
    zh: '这一次没有未答复的；补配的那一次，到它自己的页面办',
    en: 'Nothing of this run is unanswered; a run of the rest lapses on its own page',
  },
  lapsed: {
    zh: '答复期过了没有答复，这一对已经落空；要再结，请找联建办',
    en: 'It was not answered in time and has lapsed; ask the programme office',
  },
  'answer-day': {
    zh: '答复到哪天，要选 {from} 到周期结束（{until}）之间的一天',
    en: 'Choose a day from {from} to the end of the cycle ({until})',
  },
  'answer-day-on': {
    zh: '答复期只能往后延：要晚于 {after}，又不晚于周期结束（{until}）',
    en: 'The day only moves on: later than {after}, and not past the end of the cycle ({until})',
  },
  'day-past': { zh: '日期已经过了', en: 'The day is past' },
  'day-beyond': {
    zh: '公示五个工作日以后才能生效，要赶在周期结束（{until}）以前',
    en: 'Five working days have to be over before the cycle ends ({until})',
  },
  'cycle-over': {
    zh: '周期到 {until} 已经结束，不能再生效',
    en: 'The cycle ended on {until}; nothing of it comes into force any more',
  },
  overtaken: {
    zh: '名单冻结以后，同一周期已有另一次结对生效，这份名单过时了；请作废这一次，重新开始',
    en: 'Another run of this cycle came into force since the list was frozen; void this one and begin anew',
  },
  'objection-open': {
    zh: '另一条成立的异议还没有重结出来，先算出来或者作废，再来答复这一条',
    en: 'Another objection that was upheld is not paired again yet; decide or void that run first',
  },
  'remainder-open': {
    zh: '还有一轮补配没有办完',
    en: 'A run of the remainder is still under way',
  },
  'days-left': {
    zh: '公示期到 {until}，还没有满五个工作日',
    en: 'It is disclosed until {until}; five working days are not over',
  },
  undecided: {
    zh: '还有 {count} 条异议没有答复',
    en: '{count} objections are not decided',
  },
  'answered-already': {
    zh: '这一方已经答复过；要改，先由它自己收回',
    en: 'This side answered already; to change it, it takes its answer back first',
  },
  'paired-again': {
    zh: '这一对已经落空，村和单位正在补配，收不回来了',
    en: 'The two are being paired with others by now; it cannot be taken back any more',
  },
  'answers-over': {
    zh: '答复期已过，请找联建办延长',
    en: 'The days for answers are over; ask the programme office to prolong them',
  },
  'reason-needed': {
    zh: '这个周期里已经不同意过一次，这次要写明理由',
    en: 'This side declined once in this cycle already; this time say why',
  },
  'side-closed': {
    zh: '{name}已经撤销，这一对结不成了，不能再同意；答“不同意”就能早点重新配',
    en: '{name} is closed, so nothing comes of this pair; decline it, and the office pairs again sooner',
  },
  'not-disclosed': {
    zh: '不在公示期内，不能提异议',
    en: 'It is not being disclosed; nothing can be objected',
  },
  'decided-already': { zh: '这条异议已经答复过', en: 'The objection is decided already' },
  'belongs-to-another': {
    zh: '这一轮跟着原来那次一起公示、生效',
    en: 'It is disclosed and put in force with the run it belongs to',
  },
  'tie-changed': {
    zh: '您打开之后，这一对别人已经改过，请看清再办',
    en: 'Somebody else changed this tie since you read it; look again',
  },
  'row-changed': {
    zh: '您打开之后，这一行别人已经改过，请看清再填',
    en: 'Somebody else changed this row since you read it; look again',
  },
  'tie-questioned': {
    zh: '对方已经提了疑问，联建办会来问双方，您的想法到时一起说',
    en: 'The other side questioned it already; the office will ask both, so say yours then',
  },
  'tie-ended': {
    zh: '这一对已经结束了',
    en: 'This tie is over',
  },
  'tie-known': {
    zh: '这两家已经在已有结对里了',
    en: 'The two are among the ties from before already',
  },
  'call-changed': {
    zh: '您打开之后，别人改过征求意愿的日子，请看清再定',
    en: 'Somebody else changed the day since you read it; look again',
  },
  'call-outside': {
    zh: '日子要在今天以后、周期结束（{until}）以前',
    en: 'The day lies between today and the end of the cycle ({until})',
  },
  'wishes-not-asked': {
    zh: '联建办还没有征求意愿，到时“等我办”里会提醒您',
    en: 'The programme office does not ask for wishes yet; your home page will remind you',
  },
  'wishes-over': {
    zh: '说意愿的日子到 {until} 为止，要改请找联建办',
    en: 'Wishes were said until {until}; ask the programme office to change them',
  },
  'wishes-too-many': {
    zh: '最多选 {most} 个',
    en: 'Name {most} at most',
  },
  'takes-no-part': {
    zh: '这个单位或村没有参加这个周期，不用说意愿',
    en: 'This organization takes no part in this cycle, so no wish is asked of it',
  },
  'chosen-twice': { zh: '同一个选了两次', en: 'The same was chosen twice' },
  'choice-unknown': {
    zh: '选的里面有 {count} 个没有参加这个周期',
    en: '{count} of the choices take no part in this cycle',
  },
  'nothing-in-force': {
    zh: '这个周期还没有生效的结对，不用重新配',
    en: 'Nothing of this cycle is in force yet; there is nothing to pair again',
  },
  'no-places-left': {
    zh: '还有没配上的，但包联方的名额都用完了；先到名册里给愿意多结的加名额',
    en: 'Somebody is free to be paired, and no supporter has a place left; give one more in the roster',
  },
  'nothing-free': { zh: '没有要补配的', en: 'Nothing is free to be paired again' },
} satisfies Words
export type RefusalCode = keyof typeof refusals

export function refusedStep(
  code: RefusalCode,
  parameters: Record<string, string | number> = {},
): Problem {
  return new Problem({ status: 422, code: `pairing.${code}`, title: refusals[code], parameters })
}
