/** The columns of a sheet of deeds, as it is brought and as it goes out. */
import { choicesOf } from '#base/server/tables/choices.ts'
import type { Column } from '#base/server/tables/sheet.ts'
import { mostHelped } from '../../shared/schema.ts'
import { type Source, sources, sourceWords } from '../../shared/words.ts'

const costColumn = (source: Source, en: string): Column => ({
  ...{ en, zh: `${sourceWords[source].zh}（元）`, also: [sourceWords[source].zh, source] },
  expected: { zh: '金额，元，最多两位小数', en: 'an amount in yuan, two decimals at most' },
})

const record = {
  zh: '导出表里的记录编号，不要自己编',
  en: 'a record number of an export, never made up',
}

/** In the order of the sheet. */
export const columns = {
  id: { en: 'record', zh: '记录编号', also: ['编号', 'id'], expected: record },
  direction: {
    ...{ en: 'direction', zh: '实事或回赠', also: ['方向'] },
    expected: { zh: '实事、回赠之一', en: 'one of deed, gift' },
  },
  unitCode: {
    ...{ en: 'unit_code', zh: '单位编号' },
    expected: { zh: '名册里的单位编号', en: 'the unit’s code in the roster' },
  },
  unit: {
    ...{ en: 'unit', zh: '单位', also: ['包联单位', '单位名称', '包联方'] },
    expected: { zh: '单位名称', en: 'the name of the unit' },
  },
  communityCode: {
    ...{ en: 'community_code', zh: '村编号', also: ['村（社区）编号'] },
    expected: {
      zh: '名册里的村编号或区划代码',
      en: 'the community’s code in the roster, or its region code',
    },
  },
  community: {
    ...{ en: 'community', zh: '村（社区）', also: ['村', '社区', '村名', '结对村', '包联村'] },
    expected: { zh: '结对的村（社区）名称', en: 'the name of the community' },
  },
  day: {
    ...{ en: 'day', zh: '日期', also: ['哪一天', '时间', '办理日期'] },
    expected: { zh: '日期，如 2026-03-12', en: 'a day, such as 2026-03-12' },
  },
  title: {
    ...{ en: 'title', zh: '办了什么事', also: ['实事', '事项', '内容', '标题', '实事名称'] },
    expected: { zh: '一句话，100 字以内', en: 'one line of 100 characters at most' },
  },
  kind: {
    ...{ en: 'kind', zh: '类别', also: ['活动类别'] },
    expected: {
      zh: '这个行动的活动类别，空着就是办实事',
      en: 'a kind of activity; empty means practical help',
    },
  },
  helped: {
    ...{ en: 'helped', zh: '帮到多少人', also: ['受益人数', '惠及人数', '受益群众'] },
    expected: { zh: '整数，最多一千万', en: `an integer, ${mostHelped} at most` },
  },
  own: costColumn('own', 'own_yuan'),
  coordinated: costColumn('coordinated', 'coordinated_yuan'),
  state: costColumn('state', 'state_yuan'),
  donation: costColumn('donation', 'donation_yuan'),
  village: costColumn('village', 'village_yuan'),
  paidBy: {
    ...{ en: 'paid_by', zh: '钱算在哪件', also: ['出钱的记录编号'] },
    expected: record,
  },
  quantity: {
    ...{ en: 'quantity', zh: '回赠数量', also: ['数量'] },
    expected: { zh: '整数，只有回赠才填', en: 'an integer, of a gift back alone' },
  },
  countedIn: {
    ...{ en: 'counted_in', zh: '数量单位', also: ['量词'] },
    expected: { zh: '如双、筐，10 字以内', en: 'such as pairs, 10 characters at most' },
  },
  place: {
    ...{ en: 'place', zh: '地点代码', also: ['地点'] },
    expected: {
      zh: '村内地点的代码，空着就是全村',
      en: 'the code of a place in the community; empty means all of it',
    },
  },
  outcome: {
    ...{ en: 'outcome', zh: '效果', also: ['成效', '备注'] },
    expected: { zh: '500 字以内', en: '500 characters at most' },
  },
  standing: {
    ...{ en: 'standing', zh: '办到哪一步' },
    expected: { zh: '系统自己写，不用填', en: 'written by the system' },
  },
} as const satisfies Record<string, Column>

export type DeedColumn = keyof typeof columns
export const columnKeys = Object.keys(columns) as DeedColumn[]
export const required: readonly DeedColumn[] = ['day', 'title']

export const directionChoices = choicesOf({ deed: ['实事', '办实事'], gift: ['回赠', '群众回赠'] })

export const costKeys: readonly Source[] = sources
