import type { Words } from '#base/shared/words.ts'
import { organizationWords } from '../words.ts'

/** What the pages of imports and exports say. */
export const importWords = {
  title: { zh: '导入名单', en: 'Imports' },
  lead: {
    zh: '把现成的表格整份带进来。先看清楚会改什么，再决定。',
    en: 'Bring in a whole sheet. You see what it would change before anything is changed.',
  },
  bring: { zh: '导入一份名单', en: 'Import a sheet' },
  counted: { zh: '{count} 份', en: '{count} imports' },
  file: { zh: '文件', en: 'File' },
  list: { zh: '哪份名单', en: 'Which list' },
  county: { zh: '哪个县（市、区）', en: 'Which county' },
  countyHint: { zh: '名单属于哪里，就选哪里。', en: 'The county that the sheet belongs to.' },
  by: { zh: '谁带来的', en: 'Brought by' },
  at: { zh: '什么时候', en: 'When' },
  result: { zh: '内容', en: 'What it brings' },
  state: { zh: '进展', en: 'State' },
  faultCount: { zh: '{count} 处要改', en: '{count} to correct' },
  figure: { zh: '{verdict} {count}', en: '{verdict} {count}' },
  undoUntil: { zh: '{at} 前可以撤回', en: 'Can be undone until {at}' },

  teachTitle: { zh: '还没有导入过名单。', en: 'Nothing was imported here yet.' },
  teachHow: {
    zh: '手头有现成的表就直接用：CSV、Excel（.xlsx）都行，中文表头，列的先后不限。',
    en: 'Use the sheet you have: CSV or Excel (.xlsx), Chinese or English headers, columns in any order.',
  },
  teachSafe: {
    zh: '有错会一次全部指出来；没有您点头，什么都不会改；导入以后一天内可以整次撤回。',
    en: 'All faults are told at once, nothing changes before you say so, and a whole import can be undone for a day.',
  },
  templates: { zh: '没有现成的表？下载空表来填', en: 'No sheet yet? Take an empty one' },
  template: { zh: '{list}空表', en: 'Empty sheet: {list}' },
  excel: { zh: 'Excel', en: 'Excel' },
  csv: { zh: 'CSV', en: 'CSV' },

  supporterHint: {
    zh: '单位、支部、企业、学校、医院、干部',
    en: 'Units, branches, firms, schools, cadres',
  },
  communityHint: { zh: '村、社区、小区、乡镇', en: 'Villages, communities, quarters, townships' },
  officeHint: { zh: '牵头和经办的办公室', en: 'The offices that run it' },
  otherHint: { zh: '业主委员会等', en: 'Owners’ committees and the like' },
  newLead: {
    zh: '上传以后先检查，不会马上改动。',
    en: 'It is checked first; nothing is changed yet.',
  },
  insteadLead: {
    zh: '上传以后先检查，不会马上改动。有错的那份就不用再管了。',
    en: 'It is checked first; nothing is changed yet. The faulty one needs no more care then.',
  },
  sheetColumns: { zh: '表里有哪些列，怎么填', en: 'The columns, and what goes into each' },
  needed: { zh: '必填', en: 'needed' },
  example: { zh: '例：{example}', en: 'Such as {example}' },
  fileHint: {
    zh: 'CSV 或 Excel（.xlsx），最大 32 MB。表里不要有身份证号。',
    en: 'CSV or Excel (.xlsx), at most 32 MB, without identity-card numbers.',
  },
  fileWrong: {
    zh: '文件最大 32 MB，文件名里不能有身份证号',
    en: 'A file has 32 MB at most and no identity-card number in its name',
  },
  send: { zh: '上传并检查', en: 'Upload and check' },
  sending: { zh: '正在上传，先别关这一页…', en: 'Uploading; keep this page open…' },

  one: { zh: '{list}名单', en: 'List: {list}' },
  all: { zh: '看所有导入记录', en: 'All imports' },
  brought: { zh: '{by} {at} 带来', en: 'Brought by {by} on {at}' },

  checking: { zh: '正在检查这份名单', en: 'The sheet is being checked' },
  applying: { zh: '正在导入', en: 'Being imported' },
  undoing: { zh: '正在撤回', en: 'Being undone' },
  waiting: { zh: '前面还有 {count} 份，轮到了就开始', en: '{count} before this one' },
  percent: { zh: '{percent}%', en: '{percent}%' },
  soon: { zh: '一般几秒钟', en: 'Mostly a few seconds' },
  minutes: { zh: '大的名单要一两分钟', en: 'A large sheet takes a minute or two' },
  leftSeconds: { zh: '大约还要 {count} 秒', en: 'About {count} seconds more' },
  leftMinutes: { zh: '大约还要 {count} 分钟', en: 'About {count} minutes more' },
  leave: {
    zh: '可以离开这一页，回来接着看；换一台电脑也行。',
    en: 'You may leave this page and come back, on another computer too.',
  },
  cancel: { zh: '不导入了', en: 'Give it up' },

  failed: { zh: '没有成功', en: 'It failed' },
  nothingChanged: { zh: '什么都没有改。', en: 'Nothing was changed.' },
  again: { zh: '再传一次', en: 'Upload it again' },
  cancelled: { zh: '这份名单没有导入', en: 'This sheet was not imported' },

  faulty: {
    zh: '有 {count} 处要改，还没有导入',
    en: '{count} things to correct; nothing was imported',
  },
  faultyHow: {
    zh: '下载标好错的表，照第一列改，存好再传上来。',
    en: 'Take the marked sheet, correct what its first column says, save it and upload it again.',
  },
  faultyMap: {
    zh: '有几列的叫法没认出来。先在下面选它是什么，不用改表。',
    en: 'Some columns have other names here. Say below what they are; the sheet can stay as it is.',
  },
  faultsFile: { zh: '下载标好错的表', en: 'Take the marked sheet' },
  corrected: { zh: '改好了，再传一次', en: 'Upload the corrected one' },
  faults: { zh: '要改的地方', en: 'What to correct' },
  faultsCut: {
    zh: '这里先列出 {count} 处，全部写在下载的表里。',
    en: 'The first {count}; all of them stand in the marked sheet.',
  },
  rowIs: { zh: '第 {row} 行', en: 'Row {row}' },

  columns: { zh: '表里的列', en: 'Columns of the sheet' },
  columnsUnknown: {
    zh: '有 {count} 列没认出来，现在没有读。要读的，选它是什么；不要的不用管。',
    en: '{count} columns were not recognised and are not read. Say what they are, or leave them out.',
  },
  columnsKnown: {
    zh: '有几列是按以前选的读的，不对可以改。',
    en: 'Some columns are read as somebody chose before. Change it if it is wrong.',
  },
  columnIs: { zh: '“{header}”这一列是', en: 'Column “{header}” is' },
  leaveOut: { zh: '不要这一列', en: 'Leave it out' },
  columnsTaken: { zh: '认出来的：{names}', en: 'Recognised: {names}' },
  columnsLater: {
    zh: '这几列建行动时才读：{names}',
    en: 'Read when a programme is set up: {names}',
  },
  columnsRemember: {
    zh: '会记住，下次同样的表不用再选。',
    en: 'It is remembered for the next sheet of this kind.',
  },
  readAgain: { zh: '照这样再读一遍', en: 'Read it like this' },
  parentCode: { zh: '上级组织的编号', en: 'Code of the organization above' },
  parentName: { zh: '上级组织的名称', en: 'Name of the organization above' },
  between: { zh: '、', en: ', ' },

  stale: {
    zh: '您看的时候，别人改过 {count} 处，所以还没有导入',
    en: '{count} things were changed while you looked, so nothing was imported',
  },
  staleDetail: {
    zh: '下面已经按现在的样子重新算过，请再看一遍。',
    en: 'What stands below is as it is now; look at it once more.',
  },
  otherReach: {
    zh: '您和带来的人管的范围不一样，已按您的范围重新算，请再看一遍',
    en: 'Your reach is another than that of whoever brought it; it is worked out anew for yours',
  },
  staleField: {
    zh: '{field}：原来是“{before}”，{by} {at} 改成“{theirs}”，表里是“{yours}”',
    en: '{field}: it was {before}, {by} made it {theirs} on {at}, the sheet has {yours}',
  },
  preview: { zh: '导入以后', en: 'What it would do' },
  previewDone: { zh: '这次导入', en: 'What it did' },
  previewHint: { zh: '点开数字，看是哪些。', en: 'Open a number to see which.' },
  doubts: { zh: '导入前请看一眼', en: 'Worth a look first' },
  doubtsMore: { zh: '还有 {count} 处', en: '{count} more' },
  hinted: { zh: '只看可能已经有的', en: 'Only those that may be there already' },
  hintedNone: { zh: '没有和别的同名的', en: 'None bears the name of another' },
  hint: { zh: '系统里有同名的：', en: 'In the registry by the same name:' },
  hintRow: { zh: '表里第 {row} 行也叫这个名称', en: 'Row {row} of the sheet bears the same name' },
  rowsGone: {
    zh: '时间过了，逐条的内容已经删去，只留下数字。',
    en: 'The rows are no longer kept; only the numbers are.',
  },
  none: { zh: '没有', en: 'None' },
  missing: {
    zh: '系统里有、表里没有的 {count} 个',
    en: '{count} that are registered and not in the sheet',
  },
  missingKeep: { zh: '留着不动', en: 'Leave them as they are' },
  missingKeepHint: {
    zh: '表里只有一部分单位时选这个。',
    en: 'For a sheet that holds only a part.',
  },
  missingClose: { zh: '从今天起撤销', en: 'Close them from today on' },
  missingCloseHint: {
    zh: '确定表里是全部、这些都不再有了才选。沿革都留着。',
    en: 'Only when the sheet is complete and these no longer exist. Their history stays.',
  },
  closes: { zh: '要撤销的是这 {count} 个', en: 'These {count} would be closed' },
  closesEach: { zh: '逐个看', en: 'One by one' },
  hangs: { zh: '名下有 {what}', en: 'With it: {what}' },
  closeTitle: { zh: '导入，并撤销 {count} 个', en: 'Import, and close {count}' },
  applyAndClose: { zh: '导入并撤销', en: 'Import and close' },
  willNew: { zh: '新增 {count} 个', en: 'add {count}' },
  willChange: { zh: '改动 {count} 个', en: 'change {count}' },
  willClose: { zh: '撤销 {count} 个', en: 'close {count}' },
  will: {
    zh: '会{what}，其余的不动。要么全部办成，要么一个不改。一天内可以整次撤回。',
    en: 'This will {what} and leave the rest alone, all of it or nothing. It can be undone for a day.',
  },
  nothing: {
    zh: '和系统里的一样，没有要改的。',
    en: 'The registry says the same already; there is nothing to change.',
  },
  apply: { zh: '照这样导入', en: 'Import it like this' },

  applied: { zh: '导入好了', en: 'It is imported' },
  didNew: { zh: '新增了 {count} 个', en: '{count} added' },
  didChange: { zh: '改动了 {count} 个', en: '{count} changed' },
  didClose: { zh: '撤销了 {count} 个', en: '{count} closed' },
  undoOver: {
    zh: '已经过了一天，不能整次撤回；要改的请逐个改。',
    en: 'A day has passed, so it cannot be undone as a whole; change organizations one by one.',
  },
  toList: { zh: '看组织列表', en: 'See the list' },
  undo: { zh: '撤回整次导入', en: 'Undo the whole import' },
  undoTitle: { zh: '撤回“{file}”这次导入', en: 'Undo the import of {file}' },
  undoDetail: {
    zh: '新增的会去掉，改动的变回原样，撤销的恢复。导入以后又有人动过的，就不能撤回，会告诉您是哪些。',
    en: 'What was added goes, what was changed is as before, what was closed is open. If somebody touched any of it since, nothing is undone and you are told what.',
  },
  undoWrongFile: { zh: '传错了文件', en: 'It was the wrong file' },
  undoWrongContent: { zh: '内容有错', en: 'Its content is wrong' },
  notUndone: {
    zh: '没有撤回：导入以后，有 {count} 处又变过',
    en: 'Not undone: {count} things were touched since the import',
  },
  notUndoneDetail: {
    zh: '先把下面的处理好，再撤回；或者留着这次导入，逐个改。',
    en: 'Settle these first and try again, or keep the import and change them one by one.',
  },
  undone: { zh: '已经撤回，和导入以前一样', en: 'Undone: all is as it was before' },
  undoneAt: { zh: '{at} 撤回', en: 'Undone on {at}' },

  exportList: { zh: '导出', en: 'Export' },
  exportTitle: { zh: '导出这份列表', en: 'Export this list' },
  exportDetail: {
    zh: '按现在的条件，全部导出，没翻到的也在内。',
    en: 'Everything that the present filters show, further pages too.',
  },
  exportBack: { zh: '改好以后可以再导入。', en: 'It can be imported again.' },
  exportSides: {
    zh: '要改好再导入的，先按“类别”选一类再导出：一份名单只能是一类。',
    en: 'To import it again, choose one “Side” before exporting: a sheet that is imported holds one.',
  },
  importWhat: { zh: '整份导入名单', en: 'Import whole sheets' },
  importWhere: {
    zh: '单位、支部、村的现成表格，一次带进来，一天内能撤回',
    en: 'The sheets of units, branches and villages that you have; a day to undo',
  },
} as const satisfies Words

/** A column may be any of these; what only programmes read is told apart. */
export const columnWords = {
  code: organizationWords.code,
  name: organizationWords.name,
  kind: organizationWords.kind,
  level: organizationWords.level,
  function: organizationWords.function,
  regionCode: { zh: '区划代码', en: 'Region code' },
  parentCode: importWords.parentCode,
  parentName: importWords.parentName,
  socialCreditCode: organizationWords.credit,
  members: organizationWords.members,
  households: organizationWords.households,
} as const satisfies Words
