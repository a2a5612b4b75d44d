/** One sheet of an .xlsx to raw rows. Formulas are never evaluated and merged cells never guessed at. */
import { Refusal } from './fault.ts'
import { fileLimits } from './limits.ts'
import { extended, readWorkbook, type Workbook, writtenText } from './read-workbook.ts'
import { readXml } from './read-xml.ts'
import { openZip } from './read-zip.ts'
import { columnLetters, type RawFault, type RawTable } from './table.ts'

/** Throws a Refusal for what is not an .xlsx or exceeds the limits. */
export async function readXlsx(bytes: Uint8Array, sheetName?: string): Promise<RawTable> {
  const zip = await openZip(bytes)
  const workbook = await readWorkbook(zip, sheetName)
  const sheet = new SheetReader(workbook)
  await readXml(zip.read(workbook.sheet), {
    open: (name, attribute, selfClosing) => sheet.open(name, attribute, selfClosing),
    close: (name) => sheet.close(name),
    text: (text) => sheet.text(text),
  })
  return { rows: sheet.rows, faults: sheet.faults }
}

class SheetReader {
  readonly rows: (string | null)[][] = []
  readonly faults: RawFault[] = []
  readonly #workbook: Workbook
  readonly #texts = new OwnTexts()
  #count = 0
  #characters = 0
  #row = -1
  #column = -1
  #type = 'n'
  #style = 0
  #inText = false
  #inGuide = false
  #inFormula = false
  #value = ''
  #formula: string | null = null

  constructor(workbook: Workbook) {
    this.#workbook = workbook
  }

  open(name: string, attribute: (name: string) => string | undefined, selfClosing: boolean): void {
    if (name === 'row') {
      this.#openRow(attribute('r'))
    } else if (name === 'c') {
      this.#countCells(1)
      this.#openCell(attribute('r'))
      this.#type = attribute('t') ?? 'n'
      this.#style = Number(attribute('s') ?? 0)
      this.#value = ''
      this.#formula = null
    } else if (name === 'f') {
      this.#formula = ''
      this.#inFormula = !selfClosing
    } else if (name === 'v' || name === 't') {
      this.#inText = !selfClosing
    } else if (name === 'rPh') {
      this.#inGuide = !selfClosing
    } else if (name === 'mergeCell') {
      this.#addMerge(attribute('ref') ?? '')
    }
  }

  text(text: string): void {
    if (this.#inFormula) this.#formula += text
    else if (this.#inText && !this.#inGuide) this.#value = extended(this.#value, text)
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inText = false
    else if (name === 'rPh') this.#inGuide = false
    else if (name === 'f') this.#inFormula = false
    else if (name === 'c') this.#endCell()
  }

  /** A number that does not rise would put one row's cells over another's. */
  #openRow(number: string | undefined): void {
    const row = number === undefined ? this.#row + 1 : Number(number) - 1
    if (!Number.isSafeInteger(row) || row < 0) throw new Refusal('zip-broken')
    if (row <= this.#row) throw new Refusal('cells-disordered', {}, row + 1)
    this.#row = row
    this.#column = -1
  }

  #openCell(place: string | undefined): void {
    if (this.#row < 0) throw new Refusal('zip-broken')
    const column = place === undefined ? this.#column + 1 : columnOf(place)
    const isHere = place === undefined || rowOf(place) === this.#row
    if (!isHere || column <= this.#column) {
      throw new Refusal('cells-disordered', {}, this.#row + 1)
    }
    this.#column = column
  }

  #countCells(more: number): void {
    this.#count += more
    if (this.#count > fileLimits.cells) {
      throw new Refusal('too-many-cells', { most: fileLimits.cells })
    }
  }

  /** One text can stand in every cell, or be told with every merge: each time there is work to do with it. */
  #countText(text: string | null): void {
    this.#characters += text?.length ?? 0
    if (this.#characters > fileLimits.text) {
      throw new Refusal('too-much-text', { most: fileLimits.text })
    }
  }

  #endCell(): void {
    if (this.#formula !== null) {
      this.#put(null)
      // A shared formula is written out only in its first cell.
      const value = this.#formula === '' ? null : `=${this.#formula}`
      this.#addFault('formula', value)
      return
    }
    const text = this.#cellText()
    if (text !== '') this.#put(text)
  }

  #cellText(): string | null {
    const value = this.#value
    switch (this.#type) {
      case 's': {
        const text = this.#workbook.strings[Number(value)]
        if (text === undefined) throw new Refusal('zip-broken')
        return this.#fitting(text)
      }
      case 'inlineStr':
      case 'str':
        return this.#fitting(writtenText(value))
      case 'b':
        return value.trim() === '1' ? 'TRUE' : 'FALSE'
      case 'e':
        this.#addFault('error-value', value)
        return null
      case 'd':
        return this.#fitting(writtenText(value))
      default:
        return this.#numberText(value.trim())
    }
  }

  #fitting(text: string | null): string | null {
    if (text === null) this.#addFault('cell-too-long', null, { most: fileLimits.cell })
    return text
  }

  #numberText(value: string): string | null {
    if (value === '') return ''
    const number = decimal.test(value) ? Number(value) : Number.NaN
    if (!Number.isFinite(number)) throw new Refusal('zip-broken')
    const style = this.#workbook.styles[this.#style] ?? 'number'
    if (style !== 'number') {
      return dateText(number, style, this.#workbook.from1904)
    }
    // Spreadsheets keep 15 digits of a number and show zeros for the rest.
    if (Number.isInteger(number) && Math.abs(number) >= 1e15) {
      this.#addFault('digits-lost', null)
      return null
    }
    return String(number)
  }

  #put(text: string | null): void {
    this.#countText(text)
    if (this.#row > fileLimits.rows) throw new Refusal('too-many-rows', { most: fileLimits.rows })
    if (this.#column >= fileLimits.columns) {
      throw new Refusal('too-many-columns', { most: fileLimits.columns }, this.#row + 1)
    }
    while (this.rows.length <= this.#row) this.rows.push([])
    const cells = this.rows[this.#row] as (string | null)[]
    while (cells.length < this.#column) cells.push('')
    cells[this.#column] = text && this.#texts.own(text)
  }

  #addFault(code: string, value: string | null, params: RawFault['params'] = {}): void {
    this.faults.push({ row: this.#row + 1, column: this.#column, value, code, params })
  }

  // Merges stand after the cells, so the rows are complete by now.
  #addMerge(reference: string): void {
    const [from = '', to = from] = reference.split(':')
    const [left, right] = [columnOf(from), columnOf(to)]
    const [top, bottom] = [rowOf(from), rowOf(to)]
    const range = `${columnLetters(left)}${top + 1}:${columnLetters(right)}${bottom + 1}`
    const first = this.rows[top]?.[left] ?? null
    this.#countText(first)
    const lastRow = Math.min(bottom, this.rows.length - 1)
    const lastColumn = Math.min(right, fileLimits.columns - 1)
    // Merges may lie over each other any number of times.
    this.#countCells(1 + Math.max(0, lastRow - top + 1) * Math.max(0, lastColumn - left + 1))
    for (let row = top; row <= lastRow; row++) {
      const cells = this.rows[row] as (string | null)[]
      for (let column = left; column <= lastColumn; column++) {
        while (cells.length <= column) cells.push('')
        // A merged header still names its column, so that other faults can speak of it.
        if (row > 0) cells[column] = null
      }
    }
    this.faults.push({
      row: top + 1,
      column: left,
      value: first,
      code: 'merged',
      params: { range },
    })
  }
}

/** Most columns of a roster say a few hundred things over and over. */
const textsKept = 4096

/**
 * Texts without the file around them: one cut out of a piece of the file keeps the whole piece in memory, and the cells
 * of 100,000 rows took 146 MB so, 32 MB this way. What was said lately is kept once.
 */
class OwnTexts {
  readonly #said = new Map<string, string>()

  own(text: string): string {
    const said = this.#said.get(text)
    if (said !== undefined) return said
    const own = Buffer.from(text).toString()
    if (this.#said.size === textsKept) this.#said.clear()
    this.#said.set(own, own)
    return own
  }
}

/** As XML Schema writes a double: `Number` also takes hexadecimal. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

function columnOf(place: string): number {
  let index = 0
  for (const char of place.replace(/[$\d]/g, '')) index = index * 26 + char.charCodeAt(0) - 64
  if (index < 1 || index > 16_384) throw new Refusal('zip-broken')
  return index - 1
}

function rowOf(place: string): number {
  const row = Number(place.replace(/\D/g, ''))
  if (row < 1 || row > 1_048_576) throw new Refusal('zip-broken')
  return row - 1
}

function dateText(days: number, style: 'date' | 'time' | 'date-time', from1904: boolean): string {
  // Day 60 of the 1900 system is a 29 February that never was; later days are counted from 1899-12-30.
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const time = epoch + Math.round(days * 86_400) * 1_000
  // Beyond what a calendar holds it is a number that somebody styled as a date.
  if (Number.isNaN(new Date(time).getTime())) return String(days)
  const [day = '', clock = ''] = new Date(time).toISOString().slice(0, 19).split('T')
  if (style === 'date') return day
  return style === 'time' ? clock : `${day} ${clock}`
}
