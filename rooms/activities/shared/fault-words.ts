/** What can be wrong with a deed, in words that a form and a sheet say alike. */
import type { Parameters, Saying } from '#base/shared/words.ts'
import type { DeclaredDeed } from './schema.ts'

export const faultWords = {
  'no-partnership': { zh: '没有这个结对关系', en: 'There is no such partnership' },
  'no-cycle': { zh: '没有这个周期', en: 'There is no such cycle' },
  'no-unit': { zh: '没有这个单位', en: 'There is no such unit' },
  'no-community': { zh: '没有这个村（社区）', en: 'There is no such community' },
  'unit-beyond': { zh: '不是您负责的单位，不能替它报', en: 'It is no unit that you answer for' },
  'community-beyond': {
    zh: '不是您负责的村，不能替它报',
    en: 'It is no community that you answer for',
  },
  'takes-no-part': { zh: '这个单位没有参加这个周期', en: 'The unit takes no part in this cycle' },
  'community-outside': {
    zh: '这个村（社区）不在行动的范围里',
    en: 'The programme is not of this community’s region',
  },
  'day-outside-cycle': {
    zh: '日期要在周期之内（{from} 至 {to}）',
    en: 'The day lies within the cycle ({from} to {to})',
  },
  'day-outside-partnership': {
    zh: '日期要在结对期间（{from} 至 {to}）',
    en: 'The day lies within the partnership ({from} to {to})',
  },
  'day-not-come': {
    zh: '这一天还没到，办了再报',
    en: 'The day has not come; declare it once it is done',
  },
  'unit-closed': { zh: '那一天单位已经撤销', en: 'The unit was closed by that day' },
  'community-closed': {
    zh: '那一天村（社区）已经撤销',
    en: 'The community was closed by that day',
  },
  'unknown-kind': {
    zh: '这个行动没有这一类活动',
    en: 'The programme has no such kind of activity',
  },
  'unknown-place': { zh: '村里没有这个地点', en: 'There is no such place in the community' },
  'source-twice': { zh: '同一个来源的钱写成一笔', en: 'A source has one amount' },
  'cost-twice': {
    zh: '钱已经算在另一件实事里，这里不再写',
    en: 'Another deed pays for it; its sum is not written twice',
  },
  'unknown-payer': { zh: '没有这件出钱的实事', en: 'There is no such deed that pays for it' },
  'payer-pays-nothing': { zh: '那件实事没有写经费', en: 'That deed has no sum' },
  'pays-for-others': {
    zh: '有 {count} 件实事的钱算在这件里，请先改那几件',
    en: '{count} other deeds are paid by this one; change them first',
  },
  'quantity-missing': {
    zh: '回赠要写数量和单位，如 600 双',
    en: 'A gift back has a quantity and what it is counted in',
  },
  'not-of-deed': { zh: '数量只有回赠才写', en: 'Only a gift back has a quantity' },
  'not-of-gift': { zh: '回赠不写经费、需求和承诺', en: 'A gift back has no cost, need or promise' },
  'unknown-need': {
    zh: '单位没有认领过村里的这条需求',
    en: 'The unit never took on such a need of this community',
  },
  'need-missing': { zh: '没有选需求', en: 'No need is named' },
  'one-origin': {
    zh: '需求和承诺只能选一个',
    en: 'It comes from a need or from a promise, not both',
  },
  incomplete: {
    zh: '要选结对关系；没有结对的，写清周期、单位和村',
    en: 'Choose a partnership; without one, name cycle, unit and community',
  },
} as const satisfies Record<string, Saying>

export type DeedFaultCode = keyof typeof faultWords
export interface DeedFault {
  field: keyof DeclaredDeed
  code: DeedFaultCode
  parameters?: Parameters
}
