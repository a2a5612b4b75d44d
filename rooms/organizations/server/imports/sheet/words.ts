/** The faults of a sheet of organizations in words, together with those of any table. */
import { type FaultWords, tableWords } from '#base/server/tables/fault-words.ts'

export const sheetWords: FaultWords = {
  ...tableWords,
  'column-missing': {
    zh: '没有“{name}”这一列，导入组织必须有；表里若用别的叫法，请指定它是哪一列',
    en: 'there is no column {name}, which is needed; if it is called otherwise here, say which one it is',
  },
  'other-sides': {
    zh: '表里有 {count} 行是{names}，不是{own}。一份名单只能是一类：导出前先按“类别”选一类，或把这些行删去，再传一次',
    en: '{count} rows are of another side than {own}: {names}. A sheet holds one: choose a side before the export, or delete these rows, and upload it again',
  },
  'region-other-name': {
    zh: '“{value}”在区划里是“{region}”，和名称“{name}”不一样，请核对',
    en: '"{value}" is the code of {region}, and the name here is {name}; see whether it is right',
  },
  'region-taken': {
    zh: '“{value}”（{region}）已经有“{other}”（编号 {code}），请核对是不是同一个',
    en: '"{value}" ({region}) is the seat of {other} ({code}) already; see whether they are one',
  },
  'region-twice': {
    zh: '“{value}”（{region}）在第 {first} 行已经写过，请核对',
    en: '"{value}" ({region}) stands in row {first} too; see whether it is right',
  },
  'programme-column': {
    zh: '这一列属于行动，导入组织时不读；建行动时再读',
    en: 'the column belongs to a programme and is read when one is set up, not now',
  },
  'credit-code': {
    zh: '写的是“{value}”，应为 18 位统一社会信用代码（不含 I、O、S、V、Z）',
    en: 'it says "{value}"; expected a credit code of 18 characters without I, O, S, V and Z',
  },
  'credit-code-check': {
    zh: '“{value}”的最后一位和前面对不上，请核对；早年试行的代码也会这样，会照写的存',
    en: 'the last character of "{value}" does not follow from the others; early trial codes are so too, and it is kept as it stands',
  },
  'credit-code-twice': {
    zh: '“{value}”和第 {first} 行的一样，请核对是不是同一个单位',
    en: '"{value}" is that of row {first} too; see whether they are one organization',
  },
  'same-names': {
    zh: '新增的里面有 {count} 个和系统里或表里别的同名。点开“新增”，勾“只看可能已经有的”',
    en: '{count} of the new ones bear the name of another, in the registry or in the sheet. Open “New” and tick “Only those that may be there already”',
  },
  'region-form': {
    zh: '写的是“{value}”，应为 12 位数字的区划代码',
    en: 'it says "{value}"; expected a region code of 12 digits',
  },
  'region-unknown': {
    zh: '写的是“{value}”，没有这个区划代码，或已停用',
    en: 'it says "{value}"; the region is unknown or closed',
  },
  'region-outside': {
    zh: '写的是“{value}”，不在这个县（市）内',
    en: 'it says "{value}", which lies outside this county',
  },
  'region-beyond': {
    zh: '写的是“{value}”，不在您的范围内',
    en: 'it says "{value}", which lies outside your reach',
  },
  'code-taken': {
    zh: '写的是“{value}”，这个编号已有别的组织用了，请问县联建办',
    en: 'it says "{value}", a code that another organization has; ask the county’s office',
  },
  closed: {
    zh: '写的是“{value}”，这个组织已经撤销；先恢复它，或换一个编号',
    en: 'it says "{value}", an organization that is closed; reopen it or use another code',
  },
  guest: {
    zh: '写的是“{value}”，是外县单位在本县的副本，要到它自己的县去改',
    en: 'it says "{value}", a guest copy of another county’s unit, which is changed at home',
  },
  'code-qualified': {
    zh: '写的是“{value}”，编号不能以类别加冒号开头，那样是指另一类的编号',
    en: 'it says "{value}"; a code does not begin with a side and a colon, which names one of another side',
  },
  'kind-person': {
    zh: '写的是“{value}”，干部和单位不能互改：请撤销原来的，另用编号重新登记',
    en: 'it says "{value}"; a cadre does not become a unit, nor a unit a cadre: close it and enter it anew under another code',
  },
  'parent-absent': {
    zh: '写的是“{value}”，表里和您管的范围里都没有这个编号或名称的上级组织',
    en: 'it says "{value}"; neither the file nor your reach has an organization of this code or name',
  },
  'parent-ambiguous': {
    zh: '写的是“{value}”，不止一个组织叫这个名称，请写编号：{codes}',
    en: 'it says "{value}", which more than one organization is called; write its code: {codes}',
  },
  'parent-closed': {
    zh: '写的是“{value}”，这个上级组织已经撤销',
    en: 'it says "{value}", an organization that is closed',
  },
  'branches-beyond': {
    zh: '它下面有不在您范围内的组织，请上一级联建办来调整它的上级',
    en: 'something below it lies outside your reach; the office above can hang it elsewhere',
  },
  cycle: {
    zh: '写的是“{value}”，这样它会挂到自己或自己的下级下面',
    en: 'it says "{value}"; so it would hang below itself',
  },
}
