import type { ConfirmationWay, EvidenceLevel } from '#base/shared/evidence.ts'
import type { Words } from '#base/shared/words.ts'
import { figureDoorWords } from './door-words.ts'

/** 确认程度, in the order in which they are drawn: the surest first. */
export const levelWords: Words<EvidenceLevel> = {
  inspected: { zh: '抽查过', en: 'Inspected' },
  confirmed: { zh: '群众确认', en: 'Confirmed by residents' },
  countersigned: { zh: '对方确认', en: 'Countersigned' },
  declared: { zh: '自报', en: 'Declared only' },
}

export const levelMeaning: Words<EvidenceLevel> = {
  inspected: { zh: '有人去现场看过', en: 'somebody went to see' },
  confirmed: { zh: '得益的人自己说的', en: 'said by the people it was done for' },
  countersigned: { zh: '另一方看过认可', en: 'agreed by the other side' },
  declared: { zh: '只有办的人说，还没人确认', en: 'said by whoever did it, and nobody else yet' },
}

export const wayWords: Words<ConfirmationWay> = {
  village: { zh: '村里确认', en: 'by the village' },
  unit: { zh: '单位确认', en: 'by the unit' },
  office: { zh: '乡镇或联建办核对', en: 'by the township or the office' },
  link: { zh: '本人打开链接确认', en: 'by the resident through a link' },
  code: { zh: '本人报确认码确认', en: 'by the resident with a code' },
  paper: { zh: '纸条确认，别人代录', en: 'on paper, entered by somebody else' },
  inspection: { zh: '抽查时看过', en: 'seen at an inspection' },
  'taken-back': { zh: '确认收回了', en: 'the confirmation was taken back' },
}

export const figureWords = {
  ...figureDoorWords,
  lead: {
    zh: '选一个行动。每个数都点得开：怎么算的、有哪些记录、谁确认过。',
    en: 'Choose a programme. Every figure opens to how it is counted, its records and who confirmed them.',
  },
  counted: { zh: '{count} 个', en: '{count}' },
  programme: { zh: '行动', en: 'Programme' },
  cycle: { zh: '周期', en: 'Cycle' },
  days: { zh: '起止', en: 'Days' },
  cycleDays: { zh: '{from}至{to}', en: '{from} to {to}' },
  region: { zh: '地区', en: 'Region' },
  noProgrammes: {
    zh: '还没有行动，也就没有数。',
    en: 'There is no programme yet, and so no figures.',
  },
  noProgrammesHow: {
    zh: '行动由联建办建；建好以后，记下的每件事都会数在这里。',
    en: 'The programme office makes one; whatever is recorded then is counted here.',
  },
  path: { zh: '位置', en: 'Where you are' },
  ofCycle: { zh: '{programme} {cycle}', en: '{programme} {cycle}' },
  asOf: { zh: '算到 {moment}', en: 'Counted up to {moment}' },
  asOfNever: { zh: '还没有记录', en: 'Nothing recorded yet' },
  headline: { zh: '一共办了多少', en: 'How much was done' },
  headlineHint: {
    zh: '点一个数，看怎么算的、有哪些记录、谁确认过。',
    en: 'Press a figure to see how it is counted, its records and who confirmed them.',
  },
  notCounted: { zh: '还没有哪类记录算进来', en: 'No records count for it yet' },
  notCountedList: {
    zh: '还没有哪类记录能算的：{names}。',
    en: 'No records count yet for: {names}.',
  },
  none: { zh: '还没有记录', en: 'Nothing recorded yet' },
  legend: { zh: '颜色怎么看', en: 'How to read the bars' },
  levelLine: { zh: '{level} {amount}', en: '{level} {amount}' },
  definition: { zh: '怎么算的', en: 'How it is counted' },
  counts: { zh: '口径', en: 'Counts' },
  owner: { zh: '谁来解释', en: 'Who answers for it' },
  ownerNone: { zh: '行动办公室', en: 'the programme’s office' },
  version: { zh: '写在', en: 'Laid down in' },
  versionLine: { zh: '行动规则第 {count} 版', en: 'version {count} of the programme’s settings' },
  addedUp: { zh: '加自', en: 'Added up from' },
  recordsCount: { zh: '{count} 条记录', en: '{count} records' },
  insideLine: {
    zh: '这些也算在“{name}”里，两个数不能相加。',
    en: 'These are counted in “{name}” too: do not add the two.',
  },
  apartLine: { zh: '和“{name}”不是一回事：{why}。', en: 'Not the same as “{name}”: {why}.' },
  months: { zh: '每个月有多少？', en: 'How much each month?' },
  month: { zh: '月份', en: 'Month' },
  quantity: { zh: '数量', en: 'Quantity' },
  records: { zh: '有哪些记录', en: 'The records behind it' },
  recordsOf: { zh: '{month}的记录', en: 'Records of {month}' },
  allMonths: { zh: '看全部月份', en: 'Show all months' },
  recordsLabel: { zh: '这个数后面的记录', en: 'Records behind this figure' },
  recordsNone: { zh: '没有记录。', en: 'No records.' },
  day: { zh: '日期', en: 'Day' },
  place: { zh: '村（社区）', en: 'Community' },
  sort: { zh: '类别', en: 'Sort' },
  confirmation: { zh: '谁确认的', en: 'Confirmed' },
  levelAndWay: { zh: '{level}（{way}）', en: '{level} ({way})' },
  more: { zh: '再看一些', en: 'Show more' },
  showTable: { zh: '看表', en: 'Show the table' },
  hideTable: { zh: '收起表', en: 'Hide the table' },
  source: { zh: '口径：{counts}。{asOf}。', en: 'Counts: {counts}. {asOf}.' },
  noSuchFigure: { zh: '这个行动没有这个数。', en: 'This programme has no such figure.' },
  comma: { zh: '、', en: ', ' },
  choose: { zh: '看哪个数', en: 'Which figure' },
  below: { zh: '往下看', en: 'Places below' },
  openPage: { zh: '单独打开这一页', en: 'Open as a page' },
}
