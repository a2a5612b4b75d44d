/** Many accounts at once, from a sheet. */
import type { Words } from '#base/shared/words.ts'

export const sheetWords = {
  sheetLead: {
    zh: '一行一个人，一次最多 2000 人。先看一遍，都对了再开；开好后打印登录单。',
    en: 'One row a person, up to 2,000 at once. You look at it first; the slips are printed when the accounts are made.',
  },
  sheetFill: { zh: '一、填表', en: '1. Fill in the sheet' },
  sheetFillLead: {
    zh: '下载空表，用 WPS 或 Excel 填好，存成 .xlsx 或 CSV 都行。Excel 空表里角色和单位类别点开就能选；用 CSV 空表，代码列要自己设成“文本”，免得变成 2.2E+11。',
    en: 'Download the empty sheet, fill it in with any spreadsheet and save it as .xlsx or CSV. The one for Excel lets you pick role and side; in the CSV one, make the column of codes text yourself, or it becomes 2.2E+11.',
  },
  sheetTemplate: { zh: '下载空表（Excel）', en: 'Download the empty sheet (Excel)' },
  sheetCsvTemplate: { zh: '下载空表（CSV）', en: 'Download the empty sheet (CSV)' },
  sheetColumns: { zh: '每一列怎么填', en: 'What goes into each column' },
  columnName: { zh: '姓名', en: 'name' },
  columnNameWhat: { zh: '本人的名字。', en: 'Of the person.' },
  columnUsername: { zh: '用户名', en: 'username' },
  columnUsernameWhat: {
    zh: '3 到 40 个字母、数字、点、横线、下划线，用字母或数字开头。不填就用拼音加两位数字，比如 zhangsan01。',
    en: '3 to 40 letters, digits, dots, hyphens and underscores, beginning with a letter or digit. Left empty, it is made of pinyin and two digits, such as zhangsan01.',
  },
  columnRole: { zh: '角色', en: 'role' },
  columnRoleWhat: { zh: '照下面的名字写。', en: 'As named below.' },
  columnRoleOnPlace: { zh: '管一片地方的：{roles}', en: 'On a region: {roles}' },
  columnRoleInUnit: {
    zh: '在单位或村里的：{roles}',
    en: 'In an organization: {roles}',
  },
  columnScope: { zh: '范围', en: 'scope' },
  columnScopeWhat: {
    zh: '管哪里：写名称，如“太平川村”“市统计局”，不止一个时前面写上乡镇，如“大石头镇太平川村”。也可以写代码：12 位区划代码在“区划”里查得到，单位、村的编号在“组织”里查得到。管理区上的角色，开好账号后到这个人的页上给。',
    en: 'Where: the name of a place or organization, with its township before it where more than one is called so. Or a code: the 12 digits of a region, as shown under “Regions”; that of a unit or village, as under “Organizations”. A role on a management area is given on the person’s page, once the account is there.',
  },
  columnSide: { zh: '单位类别', en: 'side' },
  columnSideWhat: {
    zh: '“范围”写了单位编号、村的编号才填：包联方、村（社区）、办公室、其他。驻村干部这里写“村（社区）”。',
    en: 'Only beside the code of an organization: supporter, community, office or other; of a posted cadre it is community.',
  },
  columnEnds: { zh: '结束日', en: 'ends_on' },
  columnEndsWhat: {
    zh: '这一天起不再有这个角色，如 2027-03-01。不填就一直有。',
    en: 'First day without the role, such as 2027-03-01. Empty for no end.',
  },
  columnReason: { zh: '理由', en: 'reason' },
  columnReasonWhat: { zh: '为什么给，比如“换届”。', en: 'Why it is given.' },
  sheetSecond: { zh: '二、选填好的表', en: '2. Choose the sheet' },
  sheetChooseLead: {
    zh: '选了先检查，还不会开账号。',
    en: 'It is checked first; no account is made yet.',
  },
  sheetPick: { zh: '选文件', en: 'Choose a file' },
  sheetChooseAgain: { zh: '重新选文件', en: 'Choose again' },
  sheetHome: { zh: '这些账号归哪里管', en: 'Who looks after these accounts' },
  sheetHomeHint: {
    zh: '不选就归您这里。要归一个县的，选那个县。',
    en: 'Left open, it is your own office. Choose a county for accounts of its own.',
  },
  sheetTooLarge: {
    zh: '这个文件太大了。名单只要文字，把图片和别的工作表删掉，或者分成几张表。',
    en: 'The file is too large. A list needs text alone: remove pictures and other sheets, or split it.',
  },
  sheetFaults: { zh: '表里有 {count} 处要改', en: '{count} things to correct in the sheet' },
  sheetNothingMade: { zh: '还没有开任何账号', en: 'No account was made yet' },
  sheetCorrect: {
    zh: '照下面一处一处改好、存好，再选一次文件。',
    en: 'Correct what is listed, save the sheet, and choose it again.',
  },
  sheetRow: { zh: '哪一行', en: 'Row' },
  sheetRowOf: { zh: '第 {row} 行', en: 'Row {row}' },
  sheetWhole: { zh: '整张表', en: 'The whole sheet' },
  sheetColumn: { zh: '哪一列', en: 'Column' },
  sheetWrong: { zh: '哪里不对', en: 'What is wrong' },
  sheetSound: { zh: '其余 {count} 行没有问题。', en: 'The other {count} rows are right.' },
  sheetLook: { zh: '三、看一遍：会开 {count} 个账号', en: '3. Look: {count} accounts' },
  sheetMake: { zh: '开这 {count} 个账号，出登录单', en: 'Make these {count} accounts and slips' },
  sheetMade: { zh: '开好了 {count} 个账号。', en: '{count} accounts are made.' },
  sheetNamesakes: {
    zh: '有 {count} 个名字已经有账号',
    en: '{count} of these names have an account already',
  },
  sheetNamesakesDetail: {
    zh: '同名的两个人可以照开。要是同一个人，或者这张表已经传过一次，就把这些行删掉再选文件。',
    en: 'Two people of one name are fine. If it is the same person, or the sheet was brought before, delete these rows and choose it again.',
  },
  sheetNamesake: { zh: '已有账号 {names}', en: 'has {names}' },
  sheetLost: { zh: '看还没用登录单的人', en: 'Those who wait for a slip' },
} as const satisfies Words
