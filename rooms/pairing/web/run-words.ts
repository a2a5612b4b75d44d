import type { Words } from '#base/shared/words.ts'
import type { RunKind } from '../shared/run-schema.ts'

export const kindWords: Words<RunKind> = {
  whole: { zh: '整次结对', en: 'the whole' },
  remainder: { zh: '补配', en: 'those that fell free' },
  objection: { zh: '异议成立后重配', en: 'after an objection' },
  're-pairing': { zh: '变动后重新结对', en: 'pairing again' },
}

export const runWords = {
  storyOf: {
    zh: '{community}和{supporter}：从结对到今天',
    en: '{community} and {supporter}: from the pairing to today',
  },
  fromProgramme: { zh: '去结对', en: 'Go on to pairing' },
  nav: { zh: '结对', en: 'Pairing' },
  what: { zh: '办结对：冻结名单、计算、请双方答复、公示', en: 'Lead a pairing from list to force' },
  where: {
    zh: '到了哪一步、谁还没答复、有没有异议',
    en: 'How far it is, who has not answered, what was objected',
  },
  title: { zh: '结对', en: 'Pairing' },
  lead: {
    zh: '选一项行动，看它这个周期的结对办到哪一步。',
    en: 'Choose a programme to see how far the pairing of its cycle is.',
  },
  programme: { zh: '行动', en: 'Programme' },
  region: { zh: '地区', en: 'Region' },
  cycle: { zh: '周期', en: 'Cycle' },
  cycleDays: { zh: '{from} 到 {to}', en: '{from} to {to}' },
  counted: { zh: '{count} 项行动', en: '{count} programmes' },
  noProgrammes: { zh: '还没有行动', en: 'No programmes yet' },
  noProgrammesHow: {
    zh: '先建一项行动，定下单位、村和周期，再回来结对。',
    en: 'Make a programme with its units, villages and cycle first, then come back to pair.',
  },
  runs: { zh: '结对运行', en: 'Runs' },
  runsOf: { zh: '{programme} · {cycle}', en: '{programme} · {cycle}' },
  runsLead: {
    zh: '每算一次是一次运行，从冻结名单到生效，步步有记录。',
    en: 'Each calculation is a run, from the frozen list to in force; every step is kept.',
  },
  path: { zh: '所在位置', en: 'Where it lies' },
  before: { zh: '算之前', en: 'Before a run' },
  asked: { zh: '征求过了', en: 'asked' },
  all: { zh: '全部行动', en: 'All programmes' },
  run: { zh: '哪一次', en: 'Run' },
  runOn: { zh: '{kind}，{day}', en: '{kind}, {day}' },
  state: { zh: '到哪一步', en: 'State' },
  pairs: { zh: '对数', en: 'Pairs' },
  days: { zh: '日子', en: 'Days' },
  answerUntil: { zh: '答复到 {day}', en: 'answers until {day}' },
  disclosedFor: { zh: '公示 {from} 到 {until}', en: 'disclosed {from} to {until}' },
  inForceSince: { zh: '{day} 起生效', en: 'in force since {day}' },
  noRuns: { zh: '这个周期还没有结对', en: 'Nothing was paired in this cycle yet' },
  noRunsHow: {
    zh: '先把双方名册导进来，再开一次运行。开了只是草稿，冻结名单以后才定下来。',
    en: 'Bring the roster of both sides first, then begin a run. It is a draft until the list is frozen.',
  },
  begin: { zh: '开一次运行', en: 'Begin a run' },
  beginLead: {
    zh: '按选的办法起一份草稿，还不计算。',
    en: 'A draft with the rules of the way you choose; nothing is computed yet.',
  },
  revise: { zh: '改规则，另开一次', en: 'Change the rules in a new run' },
  reviseLead: {
    zh: '按这一次的规则起一份新草稿，直接打开结对工作室，可以照着改。这一次留着不动，不要了再作废。',
    en: 'A new draft with the rules of this run, opened in the studio, where they can be changed. This run stays as it is; void it when it is of no more use.',
  },
  way: { zh: '结对办法', en: 'Way of pairing' },
  begunSaid: { zh: '草稿起好了。', en: 'The draft is there.' },
  reason: { zh: '为什么', en: 'Why' },
  reasonHint: { zh: '会和这一步一起记下来。', en: 'It is kept with the step.' },
  reasonWrong: {
    zh: '写一两句话就行，不要写身份证号。',
    en: 'A sentence or two, without identity-card numbers.',
  },
  reasonYearly: { zh: '年度结对', en: 'Pairing of the year' },
  reasonList: { zh: '名单有变动', en: 'The list changed' },
  reasonMistake: { zh: '办错了，重来', en: 'A mistake; once more' },
  reasonSilent: { zh: '催过了，还是没有答复', en: 'Reminded, and still no answer' },
  reasonDay: { zh: '等不了了，要按期公示', en: 'It has to be disclosed in time' },
  other: { zh: '别的', en: 'Other' },

  steps: { zh: '办过的步骤', en: 'Steps' },
  create: { zh: '起草', en: 'begun' },
  by: { zh: '{by}，{at}', en: '{by}, {at}' },
  because: { zh: '理由：{reason}', en: 'Reason: {reason}' },
  belongs: {
    zh: '它跟着这一次一起公示、生效',
    en: 'It is disclosed and put in force with this run',
  },

  leftTitle: { zh: '重配的这一对又落空了', en: 'The pair that came instead fell, too' },
  leftHow: {
    zh: '可以补配：另开一次，不再配到落空过的那几对，双方同意后单独公示五个工作日；这一次没有站得住的，就到此为止。不补配，就作废这一次：原来那次照样公示、生效，这个村（社区）等本周期的下一次结对。',
    en: 'Pair the rest: a further run, with none of the pairs that fell, and five working days of its own once both sides accept; where nothing of this one stands it ends. Otherwise void this one: the run it belongs to goes on, and the village is free for the next run of the cycle.',
  },
  ceremony: { zh: '公开抽签：各方、大屏、记录', en: 'The public draw: parties, hall, minutes' },
  family: { zh: '跟着它的补配和重配', en: 'Runs that belong to it' },

  working: { zh: '正在算', en: 'Computing' },
  workingSimulate: { zh: '正在试算', en: 'Trying out' },
  workingDraw: { zh: '正在抽签', en: 'Drawing' },
  leave: {
    zh: '可以离开这一页，算完了结果都在。',
    en: 'You may leave this page; the result is kept.',
  },
  callOff: { zh: '停下来', en: 'Call off' },

  came: { zh: '试算结果', en: 'What came of trying out' },
  cameLead: {
    zh: '用 {count} 个不作数的种子试的，不出具体哪家对哪村。',
    en: 'For {count} seeds that count nothing; no pairs are shown.',
  },
  cannot: { zh: '这样配不出来', en: 'It cannot be paired like this' },
  cannotHow: {
    zh: '这一次的名单和规则已经冻结，改不了。另开一次，在那里这样改：',
    en: 'List and rules of this run are frozen. Begin another and change there:',
  },
  cannotHowRest: {
    zh: '这一次的名单和规则已经冻结，改不了。把它作废，名册改好以后从原来那里再开：',
    en: 'List and rules of this run are frozen. Void it, mend the roster, and begin it anew from where it came:',
  },
  cannotWays: { zh: '可以怎么改', en: 'What would help' },
  covered: { zh: '有结对的村', en: 'Villages with a partner' },
  coveredOf: { zh: '{covered} / {all}', en: '{covered} / {all}' },
  coveredFrom: { zh: '{min}–{max} / {all}', en: '{min}–{max} / {all}' },
  load: { zh: '每家结几个', en: 'Partnerships a unit' },
  loadFrom: { zh: '{min}–{max} 个', en: '{min}–{max}' },
  loadEach: { zh: '{min} 个', en: '{min}' },
  loads: { zh: '结 {partnerships} 个的有 {supporters} 家', en: '{supporters} with {partnerships}' },

  report: { zh: '结果怎么样', en: 'How it came out' },
  strongToNeed: {
    zh: '最要帮的村有 {all} 个，其中 {strong} 个由力量最足的单位包联。',
    en: 'Of the {all} villages that need most, {strong} have a unit that can give most.',
  },
  odds: { zh: '每组抽签的机会', en: 'Chances in each group of the draw' },
  oddsGroup: { zh: '组', en: 'Group' },
  oddsNumber: { zh: '第 {number} 组', en: 'Group {number}' },
  oddsSupporters: { zh: '单位名额', en: 'Places of units' },
  oddsCommunities: { zh: '村名额', en: 'Places of villages' },
  oddsUnit: { zh: '一个单位名额抽中的机会', en: 'Chance of a unit’s place' },
  oddsVillage: { zh: '一个村名额抽中的机会', en: 'Chance of a village’s place' },
  oddsSure: { zh: '都抽得中', en: 'certain' },
  oddsPart: { zh: '{percent}%', en: '{percent} %' },
  uncovered: { zh: '没有配上的村', en: 'Villages without a partner' },
  notices: { zh: '规则里没起作用的', en: 'What of the rules counted nothing' },
  moves: { zh: '留下、必须动、另外动', en: 'Stay, have to move, move besides' },
  movesOf: { zh: '{kept}、{forced}、{others}', en: '{kept}, {forced}, {others}' },

  proposals: { zh: '拟结对', en: 'Proposed pairs' },
  supporter: { zh: '包联方', en: 'Supporter' },
  community: { zh: '村（社区）', en: 'Village' },
  origin: { zh: '怎么来的', en: 'How it came' },
  supporterSays: { zh: '包联方答复', en: 'Supporter’s answer' },
  communitySays: { zh: '村里答复', en: 'Village’s answer' },
  unanswered: { zh: '还没有', en: 'not yet' },
  accepted: { zh: '同意', en: 'agreed' },
  declined: { zh: '不同意', en: 'declined' },
  declinedWhy: { zh: '不同意：{reason}', en: 'declined: {reason}' },
  dropped: { zh: '异议成立，不作数', en: 'dropped after an objection' },
  every: { zh: '全部 {count}', en: 'All {count}' },
  waitingFor: { zh: '等答复 {count}', en: 'Waiting {count}' },
  both: { zh: '双方同意 {count}', en: 'Both agreed {count}' },
  oneDeclined: { zh: '有一方不同意 {count}', en: 'Declined {count}' },
  lapsedOnes: { zh: '未答复落空 {count}', en: 'Lapsed {count}' },
  lapsed: { zh: '未答复，已落空', en: 'not answered; lapsed' },
  silent: { zh: '未答复', en: 'not answered' },
  noneSuch: { zh: '没有这样的。', en: 'None.' },
  more: { zh: '再看一些', en: 'Show more' },
  filter: { zh: '只看哪些', en: 'Which' },
} as const satisfies Words

/** Of sides that were closed after their pairs were disclosed. */
export const closedWords = {
  before: { zh: '公示以后，有 {count} 家撤并了', en: 'Closed since the disclosure: {count}' },
  line: { zh: '{name}（{ended}）：{count} 对', en: '{name} ({ended}): pairs {count}' },
  beforeHow: {
    zh: '它们的结对照公示的生效，不能悄悄改。生效以后，“等我办”会提醒您重新结对。',
    en: 'Their pairs come into force as they were disclosed. Afterwards your home page reminds you to pair them again.',
  },
  after: {
    zh: '有 {count} 家撤并了，它们的结对等着重结',
    en: 'Closed, and waiting to be paired again: {count}',
  },
  go: { zh: '去重新结对', en: 'Go and pair again' },
  said: {
    zh: '结对生效了；有 {count} 家撤并了，要给它们的结对重新配。',
    en: 'The partnerships are in force; {count} of the sides were closed and have to be paired again.',
  },
} as const satisfies Words

/** Of what is in force with somebody who is no more. */
export const strandedWords = {
  verb: { zh: '重新结对', en: 'Pair again' },
  thing: {
    zh: '{name}（{ended}）的 {count} 对结对',
    en: 'pairs of {name} ({ended}): {count}',
  },
  why: {
    zh: '这些结对还在有效期内，要重新定由谁来帮、帮谁。',
    en: 'They are still in force; who supports whom has to be settled anew.',
  },
  act: { zh: '去重新结对', en: 'Pair again' },
} as const satisfies Words

export const rePairWords = {
  act: { zh: '变动后重新结对', en: 'Pair again' },
  lead: {
    zh: '单位合并、撤销，或者加进了新的村以后用。名单现在就冻结；已生效的能不动就不动，必须动的、另外要动的，算出来先给您看，双方同意、公示以后才换。',
    en: 'After units merged or closed, or villages were added. The list is frozen now; what is in force stays where it can. What has to move, and what moves besides, is shown to you first and changes only when both sides agree and it was disclosed.',
  },
  reason: { zh: '为什么', en: 'Why' },
  reasonWrong: { zh: '写明为什么要重新结对', en: 'Say why it is paired again' },
  reasonReform: { zh: '机构变动', en: 'Units changed' },
  reasonAdded: { zh: '新加了村（社区）', en: 'Villages were added' },
  said: { zh: '名单冻结了，可以计算', en: 'The list is frozen and can be solved' },
} as const satisfies Words
