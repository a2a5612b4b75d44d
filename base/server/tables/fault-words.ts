/** Puts faults into words. A sentence is a template; what belongs to one kind of file comes with that file. */
import type { Fault, Phrase } from './fault.ts'
import { visibleText } from './visible-text.ts'

export type Language = 'zh' | 'en'
/** Templates by fault code; `{value}` and the parameters' names in braces are filled in. */
export type FaultWords = Record<string, Phrase>

export const tableWords: FaultWords = {
  'file-missing': { zh: '找不到这个文件', en: 'there is no such file' },
  'file-is-folder': { zh: '是文件夹，应为文件', en: 'a folder; expected a file' },
  'file-unreadable': { zh: '文件读不了（{reason}）', en: 'the file cannot be read ({reason})' },
  'file-too-large': {
    zh: '文件有 {size} MB，最多 {most} MB；请只保留要用的工作表和列',
    en: 'the file has {size} MB, the most is {most} MB; keep only the sheet and the columns in use',
  },
  'empty-file': { zh: '文件是空的', en: 'the file is empty' },
  'header-missing': {
    zh: '第 1 行是空的；表头必须在第 1 行',
    en: 'row 1 is empty; the header must be in row 1',
  },
  'not-text': {
    zh: '不是文本，编码不是 UTF-8、GB18030，也不是带标记的 UTF-16；请另存为“CSV UTF-8”或 .xlsx',
    en: 'not text in UTF-8, GB18030 or marked UTF-16; save it as "CSV UTF-8" or .xlsx',
  },
  'text-damaged': {
    zh: '有字坏了（不是完好的 UTF-8）；请从原来的文件重新保存',
    en: 'a character is damaged (not sound UTF-8); save the file again from its source',
  },
  'text-big5': {
    zh: '看来是 Big5 编码，当成 GB18030 读会成为别的字；请另存为“CSV UTF-8”或 .xlsx',
    en: 'most likely Big5, which read as GB18030 gives other characters; save it as "CSV UTF-8" or .xlsx',
  },
  'not-csv': { zh: '不是完好的 CSV 文件', en: 'not a sound CSV file' },
  'quote-not-closed': {
    zh: '有一个引号没有配对，后面的内容都被当成一格',
    en: 'a quote is never closed, so everything after it reads as one cell',
  },
  'row-too-long': {
    zh: '这一行超过 {most} 个字符；多半是引号没有配对',
    en: 'the row has more than {most} characters; most likely a quote is never closed',
  },
  'too-many-rows': { zh: '行数超过 {most}', en: 'there are more than {most} rows' },
  'too-many-columns': { zh: '列数超过 {most}', en: 'there are more than {most} columns' },
  'too-many-cells': {
    zh: '格子（连同空格子和合并的格子）超过 {most} 个；请只保留要用的行和列',
    en: 'there are more than {most} cells, empty and merged ones included; keep only the rows and columns in use',
  },
  'too-much-text': {
    zh: '所有格子的字合起来超过 {most} 个；请只保留要用的行和列',
    en: 'the cells hold more than {most} characters altogether; keep only the rows and columns in use',
  },
  'cells-disordered': {
    zh: '这一行或其中的格子在工作簿里写了两次，或次序不对；请用表格软件打开，另存为 .xlsx',
    en: 'the row or a cell of it stands twice or out of order in the workbook; open it and save it again as .xlsx',
  },
  'cell-too-long': {
    zh: '这一格超过 {most} 个字符',
    en: 'the cell has more than {most} characters',
  },
  'file-xls': {
    zh: '是旧式 .xls 文件；请用表格软件打开，另存为 .xlsx',
    en: 'an old .xls file; open it and save it as .xlsx',
  },
  'file-xlsb': {
    zh: '是 .xlsb 文件；请另存为 .xlsx',
    en: 'an .xlsb file; save it as .xlsx',
  },
  'file-encrypted': {
    zh: '文件有密码；请去掉密码再用',
    en: 'the file has a password; remove it first',
  },
  'file-zip': {
    zh: '是压缩包或别的文档，里面没有工作表；请另存为 .xlsx 或 CSV',
    en: 'an archive or another kind of document without sheets; save it as .xlsx or CSV',
  },
  'file-pdf': { zh: '是 PDF；请用 .xlsx 或 CSV', en: 'a PDF; bring .xlsx or CSV' },
  'file-image': { zh: '是图片；请用 .xlsx 或 CSV', en: 'a picture; bring .xlsx or CSV' },
  'file-archive': { zh: '是压缩包；请先解压', en: 'an archive; unpack it first' },
  'file-html': {
    zh: '是网页，不是工作表；请用表格软件打开，另存为 .xlsx',
    en: 'a web page, not a workbook; open it in a spreadsheet and save it as .xlsx',
  },
  'file-xml': {
    zh: '是 XML，不是工作表；请用表格软件打开，另存为 .xlsx',
    en: 'XML, not a workbook; open it in a spreadsheet and save it as .xlsx',
  },
  'zip-broken': { zh: '工作簿坏了，打不开', en: 'the workbook is damaged' },
  'zip-too-large': {
    zh: '工作簿解压后太大，不予打开',
    en: 'the workbook unpacks to too much and is not opened',
  },
  'sheet-missing': {
    zh: '没有名为“{name}”的工作表；有：{names}',
    en: 'there is no sheet "{name}"; there are: {names}',
  },
  'duplicate-header': { zh: '这个表头出现了两次', en: 'the header appears twice' },
  'unknown-column': { zh: '不认识这一列，已略去', en: 'the column is not known and was left out' },
  'outside-header': {
    zh: '写的是“{value}”，但这一列没有表头',
    en: 'it says "{value}" under no header',
  },
  formula: {
    zh: '是公式；请复制后“粘贴为数值”',
    en: 'a formula; paste the value in its place',
  },
  merged: {
    zh: '是合并单元格（{range}）；请取消合并，每格各写各的',
    en: 'merged cells ({range}); unmerge them and fill in each',
  },
  'error-value': {
    zh: '是表格软件报的错“{value}”',
    en: 'it holds the spreadsheet error "{value}"',
  },
  'digits-lost': {
    zh: '是超过 15 位的数字，后几位已经丢失；请把这一列设为文本再重新填写',
    en: 'a number of more than 15 digits, whose last digits are lost; make the column text and type it again',
  },
  'identity-number': {
    zh: '像是身份证号（{value}）；名册里不得有身份证号，请删去',
    en: 'it looks like an identity-card number ({value}); rosters must not hold one, remove it',
  },
  characters: {
    zh: '里面有存不下的字符，请重新输入这一格',
    en: 'it holds characters that cannot be kept; type the cell again',
  },
  'column-missing': {
    zh: '没有“{name}”这一列，本次必须有',
    en: 'there is no column {name}, and this run needs it',
  },
  'same-column': {
    zh: '与“{other}”是同一列，只能有一个',
    en: 'is the same column as "{other}"; keep one',
  },
  'header-below': {
    zh: '表头好像在这一行；请删去它上面的行，让表头在第 1 行',
    en: 'this looks like the header; delete the rows above it, so that it is row 1',
  },
  'header-unknown': {
    zh: '没有一个认识的表头；应有：{names}',
    en: 'holds no header that is known; expected: {names}',
  },
  'no-rows': { zh: '只有表头，没有内容', en: 'there is a header and nothing below it' },
  'cell-empty': { zh: '没有填，应为{expected}', en: 'empty; expected {expected}' },
  'not-expected': {
    zh: '写的是“{value}”，应为{expected}',
    en: 'it says "{value}"; expected {expected}',
  },
  'item-not-expected': {
    zh: '写的是“{value}”，其中“{item}”不对，应为{expected}',
    en: 'it says "{value}", in which "{item}" is wrong; expected {expected}',
  },
  'number-shortened': {
    zh: '写的是“{value}”，是表格软件缩写的数字，后几位已经丢失；请把这一列设为文本再重新填写',
    en: 'it says "{value}", a number that a spreadsheet shortened and whose last digits are lost; make the column text and type it again',
  },
  'duplicate-code': {
    zh: '写的是“{value}”，与第 {first} 行的编号重复',
    en: 'it says "{value}", the code of row {first}',
  },
}

const longest = 40

/** One line: file, row, column, what is there and what was expected. */
export function faultInWords(fault: Fault, language: Language, words: FaultWords): string {
  const said = wrongInWords(fault, language, words)
  if (language === 'zh') {
    const row = fault.row === null ? '' : `第 ${fault.row} 行`
    const column = fault.column === null ? '' : `“${show(fault.column)}”`
    return `${show(fault.file, 400)}：${row}${column}${said}`
  }
  const place = [
    fault.row === null ? '' : `row ${fault.row}`,
    fault.column === null ? '' : `"${show(fault.column)}"`,
  ].filter(Boolean)
  return [show(fault.file, 400), place.join(', '), said].filter(Boolean).join(': ')
}

/** What is wrong and what was expected, where file, row and column are told beside it. */
export function wrongInWords(fault: Fault, language: Language, words: FaultWords): string {
  const template = words[fault.code]?.[language] ?? fault.code
  return template.replace(/\{(\w+)\}/g, (_, name: string, at: number) => {
    const param = name === 'value' ? fault.value : fault.params[name]
    const text = show(paramText(param, language), name === 'value' ? longest : 400)
    // Chinese text sets a space before a number or a Latin word.
    const apart = /[\u4e00-\u9fff]/.test(template[at - 1] ?? '') && /^[\w"[{-]/.test(text)
    return apart ? ` ${text}` : text
  })
}

function paramText(param: string | number | Phrase | null | undefined, language: Language): string {
  return typeof param === 'object' && param !== null ? param[language] : String(param ?? '')
}

/** A long cell would bury the rest. */
function show(text: string, most = longest): string {
  const visible = visibleText(text)
  return visible.length > most ? `${visible.slice(0, most)}…` : visible
}
