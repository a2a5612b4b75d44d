/** Workbooks for tests, as office software writes them. */
import { columnLetters } from '../table.ts'
import { buildZip, type ZipEntry } from './build-zip.ts'

export type XlsxCell =
  | string
  | number
  | boolean
  | null
  | { formula: string; value?: string | number }
  | { date: number }
  | { inline: string }
  | { error: string }

export interface XlsxSheet {
  name: string
  rows: XlsxCell[][]
  merges?: string[]
  hidden?: boolean
}

/** The first sheet is `Sheet1` unless sheets are given by name. */
export function buildXlsx(content: XlsxCell[][] | XlsxSheet[], merges: string[] = []): Uint8Array {
  return buildZip(xlsxEntries(content, merges))
}

export function xlsxEntries(
  content: XlsxCell[][] | XlsxSheet[],
  merges: string[] = [],
): ZipEntry[] {
  const sheets = isSheets(content) ? content : [{ name: 'Sheet1', rows: content, merges }]
  const strings: string[] = []
  const places = new Map<string, number>()
  const share = (text: string): number => {
    const known = places.get(text)
    if (known !== undefined) return known
    places.set(text, strings.length)
    return strings.push(text) - 1
  }
  const pages = sheets.map((sheet, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    data: sheetXml(sheet, share),
  }))
  const list = sheets.map(
    ({ name, hidden }, at) =>
      `<sheet name="${escapeXml(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
  )
  const links = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="x" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  return [
    { name: '[Content_Types].xml', data: `${head}<Types/>` },
    {
      name: 'xl/workbook.xml',
      data: `${head}<workbook xmlns:r="r"><sheets>${list.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `${head}<Relationships>${links.join('')}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      data: `${head}<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    },
    ...pages,
    {
      name: 'xl/sharedStrings.xml',
      data: `${head}<sst>${strings.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join('')}</sst>`,
    },
  ]
}

function isSheets(content: XlsxCell[][] | XlsxSheet[]): content is XlsxSheet[] {
  return content.length > 0 && !Array.isArray(content[0])
}

function sheetXml({ rows, merges = [] }: XlsxSheet, share: (text: string) => number): string {
  const lines = rows.map((cells, row) => {
    const inner = cells.map((cell, column) =>
      cellXml(cell, `${columnLetters(column)}${row + 1}`, share),
    )
    return `<row r="${row + 1}">${inner.join('')}</row>`
  })
  const merged =
    merges.length > 0
      ? `<mergeCells>${merges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`
      : ''
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${lines.join('')}</sheetData>${merged}</worksheet>`
}

function cellXml(cell: XlsxCell, place: string, share: (text: string) => number): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return `<c r="${place}" t="s"><v>${share(cell)}</v></c>`
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${Number(cell)}</v></c>`
  if ('date' in cell) return `<c r="${place}" s="1"><v>${cell.date}</v></c>`
  if ('error' in cell) return `<c r="${place}" t="e"><v>${cell.error}</v></c>`
  if ('inline' in cell) {
    return `<c r="${place}" t="inlineStr"><is><t>${escapeXml(cell.inline)}</t></is></c>`
  }
  const value = cell.value === undefined ? '' : `<v>${cell.value}</v>`
  return `<c r="${place}"><f>${escapeXml(cell.formula)}</f>${value}</c>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
