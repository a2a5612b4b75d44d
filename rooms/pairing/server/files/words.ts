/** The faults of the roster and rules files in words, together with those of any table. */
import { type FaultWords, tableWords } from '#base/server/tables/fault-words.ts'

export const fileWords: FaultWords = {
  ...tableWords,
  'files-swapped': {
    zh: '和“{other}”两个文件好像写反了：这里写的是村（社区），那里写的是包联方；请对调',
    en: 'this file and "{other}" seem to be swapped: this one lists communities and that one supporters; exchange them',
  },
  'rules-not-json': {
    zh: '不是 JSON 文件。规则写在一个 JSON 文件里（不是表格、不是文档），怎么写见 docs/files.md 第 5 节',
    en: 'not a JSON file. Rules are a JSON file, no table and no document; docs/files.md, section 5, shows one',
  },
  'region-form': {
    zh: '写的是“{value}”，应为 12 位数字的区划代码',
    en: 'it says "{value}"; expected a region code of 12 digits',
  },
  'region-unknown': {
    zh: '写的是“{value}”，没有这个区划',
    en: 'it says "{value}"; there is no such region',
  },
  'area-unknown': {
    zh: '写的是“{value}”，{edition} 版区划里没有 {area}',
    en: 'it says "{value}"; edition {edition} of the regions has no {area}',
  },
  'max-below-min': {
    zh: '写的是“{value}”，比最少结对的 {min} 还少',
    en: 'it says "{value}", less than the minimum of {min}',
  },
  'supporter-unknown': {
    zh: '写的是“{value}”，包联方名册里没有这个编号',
    en: 'it says "{value}"; no supporter has this code',
  },
  'community-unknown': {
    zh: '写的是“{value}”，村（社区）名册里没有这个编号',
    en: 'it says "{value}"; no community has this code',
  },
  'supporter-unregistered': {
    zh: '写的是“{value}”，组织名册里没有这个包联方；先在“组织”里录入或导入',
    en: 'it says "{value}"; the registry has no such supporter, enter or import it under organizations first',
  },
  'community-unregistered': {
    zh: '写的是“{value}”，组织名册里没有这个村（社区）；先在“组织”里录入或导入',
    en: 'it says "{value}"; the registry has no such community, enter or import it under organizations first',
  },
  'supporter-ambiguous': {
    zh: '写的是“{value}”，有几个县都有这个编号的包联方；前面写上县的 6 位代码，如“411502-{value}”',
    en: 'it says "{value}", a supporter’s code in several counties; put the county’s 6 digits before it, as in "411502-{value}"',
  },
  'community-ambiguous': {
    zh: '写的是“{value}”，有几个县都有这个编号的村（社区）；前面写上县的 6 位代码，如“411502-{value}”',
    en: 'it says "{value}", a community’s code in several counties; put the county’s 6 digits before it, as in "411502-{value}"',
  },
  'supporter-not-joined': {
    zh: '写的是“{value}”，它没有作为包联方参加这个周期；先把它加进参与方',
    en: 'it says "{value}", which takes no part in this cycle as a supporter; let it join first',
  },
  'community-not-joined': {
    zh: '写的是“{value}”，它没有作为村（社区）参加这个周期；先把它加进参与方',
    en: 'it says "{value}", which takes no part in this cycle as a community; let it join first',
  },
  'duplicate-preference': {
    zh: '“{value}”与“{community}”在第 {first} 行已经排过',
    en: '"{value}" with "{community}" has been ranked in row {first}',
  },
  'duplicate-relation': { zh: '与第 {first} 行重复', en: 'the same as row {first}' },
  'contradictory-relation': {
    zh: '写的是“{value}”，与第 {against} 行矛盾：同一对不能既锁定又回避',
    en: 'it says "{value}" against row {against}: a pair cannot be locked and avoided',
  },
  'json-too-large': { zh: '文件太大，不会是这种文件', en: 'too large to be such a file' },
  'json-cut-short': { zh: 'JSON 没有写完', en: 'the JSON ends too early' },
  'json-not': { zh: '不是 JSON', en: 'not JSON' },
  'json-broken': { zh: '第 {at} 个字符处 JSON 写错了', en: 'the JSON is wrong at character {at}' },
  'json-repeated': {
    zh: '“{key}”在同一处写了两次，不知以哪个为准',
    en: '"{key}" stands twice in the same place, and only one can count',
  },
  'json-wrong': {
    zh: '写的是{value}，应为{expected}',
    en: 'it says {value}; expected {expected}',
  },
  'json-wrong-missing': { zh: '没有写，应为{expected}', en: 'missing; expected {expected}' },
  'json-unknown': { zh: '不认识这一项', en: 'is not known' },
  'objective-twice': {
    zh: '写的是{value}，前面已经列过',
    en: 'it says {value}, which is listed before',
  },
  'functions-unmapped': {
    zh: '没有给任何职能写需求，目标 "function-need" 要靠它来算',
    en: 'maps no function to a need, and the objective "function-need" counts by it',
  },
  'level-list-empty': {
    zh: '是空的，这一条谁也不合；不限就写全，或删去这一条',
    en: 'is empty, so the entry fits nobody; list all that may be, or remove the entry',
  },
}
