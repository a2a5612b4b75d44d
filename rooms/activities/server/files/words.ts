/** The faults of a sheet of deeds in words, together with those of any table. */
import { type FaultWords, tableWords } from '#base/server/tables/fault-words.ts'
import { faultWords } from '../../shared/fault-words.ts'

export const sheetWords: FaultWords = {
  ...tableWords,
  ...faultWords,
  'no-pair': {
    zh: '没有能对上的结对；请照结对名单写单位和村，没有结对的请一件一件报',
    en: 'no partnership of yours fits; name unit and community as the list of partnerships does, and declare what has none one by one',
  },
  'unclear-pair': {
    zh: '对得上的结对有 {count} 个，请把单位和村都写清楚',
    en: '{count} partnerships fit; name both unit and community',
  },
  'unknown-record': {
    zh: '没有这个记录编号，或不是您能改的',
    en: 'there is no such record, or you may not change it',
  },
  'record-twice': { zh: '与第 {first} 行是同一条记录', en: 'the same record as row {first}' },
  'row-twice': { zh: '与第 {first} 行一模一样', en: 'says the same as row {first}' },
  'record-withdrawn': {
    zh: '这一件已经撤回，不能再改',
    en: 'it was withdrawn and cannot be changed',
  },
  'record-moved': {
    zh: '这条记录是另一对单位和村的，不能换',
    en: 'the record is of another unit and community, which do not change',
  },
}
