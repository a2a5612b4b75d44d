/** Rows to an .xlsx as they come, without holding the workbook: what is not taken yet is not made yet. */
import { columnLetters } from './table.ts'
import { writeZip, type ZipPart } from './write-zip.ts'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export type WrittenCell = string | number | null | { text: string; wrong: true }

export interface WrittenColumn {
  /** In characters of the sheet's font. */
  width?: number
  /** Offered in the cells below the header. */
  choices?: readonly string[]
}

export interface WrittenSheet {
  name: string
  columns: readonly WrittenColumn[]
  /** The first row is the header. */
  rows: AsyncIterable<readonly WrittenCell[]> | Iterable<readonly WrittenCell[]>
}

/** Positions in `cellXfs` below. Cells are text, so that a spreadsheet leaves codes as they are. */
const styles = { text: 1, header: 2, wrong: 3 } as const

/** Characters of XML made before they are handed on. */
const chunk = 64 * 1024

/** Rows below the header in which a choice is offered; more than any county has. */
const offeredRows = 20_000

export function writeXlsx(sheets: readonly WrittenSheet[]): AsyncGenerator<Buffer> {
  const numbered = sheets.map((sheet, at) => ({ ...sheet, number: at + 1 }))
  const parts: ZipPart[] = [
    { name: '[Content_Types].xml', content: [contentTypes(numbered)] },
    { name: '_rels/.rels', content: [relations([['officeDocument', 'xl/workbook.xml']])] },
    { name: 'xl/workbook.xml', content: [workbook(numbered)] },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: [
        relations([
          ...numbered.map(({ number }): [string, string] => [
            'worksheet',
            `worksheets/sheet${number}.xml`,
          ]),
          ['styles', 'styles.xml'],
        ]),
      ],
    },
    { name: 'xl/styles.xml', content: [styleSheet] },
    ...numbered.map((sheet) => ({
      name: `xl/worksheets/sheet${sheet.number}.xml`,
      content: worksheet(sheet),
    })),
  ]
  return writeZip(parts)
}

async function* worksheet({ columns, rows }: WrittenSheet): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width = 14 }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${styles.text}" customWidth="1"/>`,
  )
  const letters = columns.map((_, at) => columnLetters(at))
  let text =
    `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.join('')}</cols><sheetData>`
  let number = 0
  for await (const cells of rows) {
    number += 1
    text += `<row r="${number}">`
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at] as WrittenCell
      if (cell === null || cell === '') continue
      text += cellXml(cell, `${letters[at] ?? columnLetters(at)}${number}`, number === 1)
    }
    text += '</row>'
    if (text.length >= chunk) {
      yield text
      text = ''
    }
  }
  yield `${text}</sheetData>${validations(columns)}</worksheet>`
}

function cellXml(cell: WrittenCell, place: string, isHeader: boolean): string {
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
  const wrong = typeof cell === 'object' && cell !== null
  const style = wrong ? styles.wrong : isHeader ? styles.header : styles.text
  const text = wrong ? cell.text : cell
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeCell(text ?? '')}</t></is></c>`
}

function validations(columns: readonly WrittenColumn[]): string {
  const lists = columns.flatMap(({ choices }, at) => {
    if (!choices) return []
    const list = choices.join(',')
    // Excel repairs a workbook whose list is longer, and takes a comma for the end of a choice.
    if (list.length > 255 || list.split(',').length > choices.length) {
      throw new Error(`no list of choices holds ${list}`)
    }
    const letter = columnLetters(at)
    return `<dataValidation type="list" allowBlank="1" sqref="${letter}2:${letter}${offeredRows + 1}"><formula1>"${escapeXml(list)}"</formula1></dataValidation>`
  })
  if (lists.length === 0) return ''
  return `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
}

const special = /[&<>"]/
// What XML does not allow: control characters but for tab and line ends, and halves of a character.
const forbidden = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu

// How spreadsheets write a character by its number; text that looks so keeps its underscore by that of its own.
const numbered = /_(?=x[0-9A-Fa-f]{4}_)/g

function escapeCell(text: string): string {
  return escapeXml(text.includes('_x') ? text.replace(numbered, '_x005F_') : text)
}

function escapeXml(text: string): string {
  const sound = text.replace(forbidden, '')
  if (!special.test(sound)) return sound
  return sound
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

function contentTypes(sheets: readonly { number: number }[]): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const overrides = sheets.map(
    ({ number }) =>
      `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${kind}.worksheet+xml"/>`,
  )
  return (
    `${head}<Types xmlns="${packages}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>${overrides.join('')}</Types>`
  )
}

function relations(targets: readonly [type: string, target: string][]): string {
  const all = targets.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `${head}<Relationships xmlns="${packages}/relationships">${all.join('')}</Relationships>`
}

function workbook(sheets: readonly { name: string; number: number }[]): string {
  const list = sheets.map(
    ({ name, number }) =>
      `<sheet name="${escapeXml(name)}" sheetId="${number}" r:id="rId${number}"/>`,
  )
  return `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${list.join('')}</sheets></workbook>`
}

// 49 is the built-in format for text.
const styleSheet =
  `${head}<styleSheet xmlns="${main}">` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFEDEFF2"/></patternFill></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFD9D4"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>' +
  '<xf numFmtId="49" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf>' +
  '</cellXfs></styleSheet>'
