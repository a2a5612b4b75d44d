/** The columns of a list of offers, by both names. */
import type { NeedCode } from '@lianjian/pairing'
import { type Choices, choicesOf } from '#base/server/tables/choices.ts'
import { type FaultWords, tableWords } from '#base/server/tables/fault-words.ts'
import type { Column } from '#base/server/tables/sheet.ts'
import { categoryWords as needWords } from '../../../shared/category-words.ts'
import { largestAmount, largestQuantity, mostPlaces } from '../../../shared/offer-schema.ts'
import { type Category, categoryWords } from '../../../shared/offer-words.ts'

function choicesBy<Code extends string>(words: Record<Code, { zh: string; en: string }>) {
  const names = Object.fromEntries(
    Object.entries<{ zh: string; en: string }>(words).map(([code, { zh, en }]) => [code, [zh, en]]),
  )
  return choicesOf(names as Record<Code, [string, string]>) as Choices<Code>
}

export const categoryChoices = choicesBy<Category>(categoryWords)
export const needChoices = choicesBy<NeedCode>(needWords)

const words = (most: number) => ({
  zh: `不超过 ${most} 个字`,
  en: `no more than ${most} characters`,
})
const number = (most: number) => ({
  zh: `1 到 ${most} 的整数`,
  en: `a whole number from 1 to ${most}`,
})
const day = { zh: '日期，如 2026-12-31', en: 'a day, as in 2026-12-31' }

export const offerColumns = {
  number: {
    ...{ zh: '资源编号', en: 'number' },
    expected: { zh: '系统给的编号；新的不写', en: 'the number given to it; none for what is new' },
  },
  unitCode: {
    ...{ zh: '单位编号', en: 'unit_code', also: ['包联方编号'] },
    expected: { zh: '组织名册里的编号', en: 'the code in the registry' },
  },
  unit: {
    ...{ zh: '单位', en: 'unit', also: ['单位名称'] },
    expected: { zh: '只给人看，以编号为准', en: 'for readers only; the code counts' },
  },
  category: { zh: '类别', en: 'category', expected: categoryChoices.expected },
  title: { zh: '资源名称', en: 'title', also: ['名称', '资源'], expected: words(60) },
  needs: {
    ...{ zh: '能满足的需求', en: 'needs', also: ['需求'] },
    expected: {
      zh: `${needChoices.expected.zh}，可写几个，用“；”隔开`,
      en: `${needChoices.expected.en}, or several with ";" between`,
    },
  },
  content: { zh: '内容', en: 'content', also: ['具体内容'], expected: words(500) },
  quantity: { zh: '数量', en: 'quantity', expected: number(largestQuantity) },
  quantityUnit: { zh: '计量单位', en: 'quantity_unit', expected: words(10) },
  amountFen: {
    ...{ zh: '金额（元）', en: 'amount', also: ['资金'] },
    expected: {
      zh: `金额，以元计，最多 ${largestAmount / 100}`,
      en: `an amount in yuan, ${largestAmount / 100} at most`,
    },
  },
  fromDay: { zh: '开始日期', en: 'from', expected: day },
  untilDay: { zh: '结束日期', en: 'until', expected: day },
  times: { zh: '时间说明', en: 'times', expected: words(60) },
  conditions: { zh: '条件', en: 'conditions', expected: words(500) },
  places: { zh: '最多接几个', en: 'places', expected: number(mostPlaces) },
  contact: {
    ...{ zh: '联系岗位', en: 'contact_post' },
    expected: { zh: '单位里的一个岗位，不写人名和电话', en: 'a post of the unit, nobody’s name' },
  },
  state: {
    ...{ zh: '状态', en: 'state' },
    expected: { zh: '只给人看', en: 'for readers only' },
  },
} as const satisfies Record<string, Column>

export type OfferColumn = keyof typeof offerColumns
export const columnKeys = Object.keys(offerColumns) as OfferColumn[]
export const required: readonly OfferColumn[] = ['category', 'title', 'needs']
/** What the system writes is in no sheet that people fill in. */
export const written: readonly OfferColumn[] = ['number', 'unit', 'state']

export const offerSheetWords: FaultWords = {
  ...tableWords,
  'too-many-lines': { zh: '一次最多 {most} 行', en: 'no more than {most} rows at once' },
  'unit-unknown': {
    zh: '写的是“{value}”，您能填的单位里没有这个编号',
    en: 'it says "{value}"; no unit that you write for has this code',
  },
  'unit-not-joined': {
    zh: '写的是“{value}”，它没有参加这个周期；先把它加进参与方',
    en: 'it says "{value}", which takes no part in this cycle; let it join first',
  },
  'unit-missing': { zh: '没有写是哪个单位的', en: 'it says nothing of whose it is' },
  'number-unknown': {
    zh: '写的是“{value}”，这个单位在这个周期没有这条；新的不写编号',
    en: 'it says "{value}", which the unit has not in this cycle; what is new has no number',
  },
  'offer-ended': { zh: '写的是“{value}”，这条已经结束', en: 'it says "{value}", which has ended' },
  'title-twice': {
    zh: '写的是“{value}”，这个单位有几条同名的；写上资源编号',
    en: 'it says "{value}", of which the unit has several; give the number',
  },
  'same-line': { zh: '与第 {first} 行是同一条', en: 'the same as row {first}' },
  'needs-empty': { zh: '没有写能满足什么需求', en: 'it names no need' },
  'personal-number': {
    zh: '里面像是有电话号码，不收；联系用岗位',
    en: 'it seems to hold a telephone number, which is not kept; a post is the contact',
  },
  'post-unknown': {
    zh: '写的是“{value}”，这个单位没有这个岗位',
    en: 'it says "{value}"; the unit has no such post',
  },
  'days-reversed': { zh: '结束在开始之前', en: 'it ends before it begins' },
  'money-without-amount': { zh: '资金要写金额', en: 'of money the amount is said' },
  'amount-without-money': { zh: '只有资金才写金额', en: 'only money has an amount' },
  'quantity-without-unit': {
    zh: '数量和计量单位要一起写',
    en: 'a quantity and what it counts are said together',
  },
  'places-below-taken': { zh: '已经对接的比这个数多', en: 'more are matched already' },
}
