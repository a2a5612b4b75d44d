/** The parts of an .xlsx that its sheets refer to: which sheets there are, shared strings, date styles. */
import { nameText } from '#base/shared/clean-text.ts'
import { Refusal } from './fault.ts'
import { fileLimits } from './limits.ts'
import { readXml } from './read-xml.ts'
import type { Zip } from './read-zip.ts'

export interface Workbook {
  /** Path inside the archive of the sheet to read. */
  sheet: string
  /** Days are counted from 1904 rather than 1900. */
  from1904: boolean
  /** Cleaned; null for what is too long for a cell. */
  strings: (string | null)[]
  /** By style index: how a number so styled is to be read. */
  styles: NumberStyle[]
}

type NumberStyle = 'number' | 'date' | 'time' | 'date-time'

/** The named sheet, or else the first visible one. Throws a Refusal when it is not there. */
export async function readWorkbook(zip: Zip, sheetName?: string): Promise<Workbook> {
  if (!zip.has('xl/workbook.xml')) {
    throw new Refusal(zip.has('xl/workbook.bin') ? 'file-xlsb' : 'file-zip')
  }
  const sheets: { name: string; id: string; hidden: boolean }[] = []
  let from1904 = false
  await readXml(zip.read('xl/workbook.xml'), {
    open(name, attribute) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute('date1904') ?? '')
      if (name !== 'sheet') return
      const state = attribute('state') ?? 'visible'
      sheets.push({
        name: attribute('name') ?? '',
        id: attribute('r:id') ?? attribute('id') ?? '',
        hidden: state !== 'visible',
      })
    },
  })
  const chosen =
    sheetName === undefined
      ? (sheets.find((sheet) => !sheet.hidden) ?? sheets[0])
      : sheets.find((sheet) => sheet.name.normalize('NFC') === sheetName.normalize('NFC'))
  if (chosen === undefined) {
    throw new Refusal('sheet-missing', {
      name: sheetName ?? '',
      names: sheets.map((sheet) => sheet.name).join('、'),
    })
  }
  const targets = await readTargets(zip)
  const sheet = targets.get(chosen.id)
  if (sheet === undefined) throw new Refusal('zip-broken')
  return {
    sheet,
    from1904,
    strings: zip.has('xl/sharedStrings.xml') ? await readStrings(zip) : [],
    styles: zip.has('xl/styles.xml') ? await readStyles(zip) : [],
  }
}

async function readTargets(zip: Zip): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  await readXml(zip.read('xl/_rels/workbook.xml.rels'), {
    open(name, attribute) {
      const target = attribute('Target')
      if (name !== 'Relationship' || target === undefined) return
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      targets.set(attribute('Id') ?? '', path.replaceAll('/./', '/'))
    },
  })
  return targets
}

async function readStrings(zip: Zip): Promise<(string | null)[]> {
  const strings: (string | null)[] = []
  let item = ''
  let inText = false
  // Phonetic guides repeat the text in kana or pinyin.
  let inGuide = false
  await readXml(zip.read('xl/sharedStrings.xml'), {
    open(name, _attribute, selfClosing) {
      if (name === 'si') item = ''
      if (name === 'rPh') inGuide = !selfClosing
      if (name === 't') inText = !selfClosing
    },
    close(name) {
      if (name === 't') inText = false
      if (name === 'rPh') inGuide = false
      if (name === 'si') strings.push(writtenText(item))
    },
    text(text) {
      if (inText && !inGuide) item = extended(item, text)
    },
  })
  return strings
}

// A character that XML does not allow takes seven.
const mostWritten = 7 * fileLimits.cell

/** The text so far with more of it, up to where it is too long for a cell anyway. */
export function extended(text: string, more: string): string {
  return text.length > mostWritten ? text : text + more
}

/** A text of the workbook as a cell shows it, cleaned; null when it is too long for one. */
export function writtenText(written: string): string | null {
  if (written.length > mostWritten) return null
  const text = unescapeText(written)
  return text.length > fileLimits.cell ? null : nameText(text)
}

/** Spreadsheets write characters that XML does not allow as `_x000D_`. */
function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
}

async function readStyles(zip: Zip): Promise<NumberStyle[]> {
  const formats = new Map<number, string>()
  const styles: NumberStyle[] = []
  let inCells = false
  await readXml(zip.read('xl/styles.xml'), {
    open(name, attribute) {
      if (name === 'numFmt')
        formats.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) {
        const id = Number(attribute('numFmtId') ?? 0)
        styles.push(styleOf(id, formats.get(id)))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

// ECMA-376 part 1, 18.8.30: numbers of the built-in formats, the Chinese ones (27–36, 50–58) included.
function styleOf(id: number, format: string | undefined): NumberStyle {
  if (format === undefined) {
    if (id === 22) return 'date-time'
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36) return 'date'
    if (id >= 50 && id <= 58) return 'date'
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return 'time'
    return 'number'
  }
  const letters = format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '').toLowerCase()
  const date = /[yd]|mmm/.test(letters) || (letters.includes('m') && !/[hs]/.test(letters))
  const time = /[hs]/.test(letters)
  return date ? (time ? 'date-time' : 'date') : time ? 'time' : 'number'
}
