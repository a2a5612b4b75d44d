/** One table, sent as it is read: as CSV, or as a sheet of a workbook. */
import { toTraditional } from '#base/server/http/traditional.ts'
import { writeCsvRow } from '#base/server/tables/write-csv.ts'
import type { WrittenSheet } from '#base/server/tables/write-xlsx.ts'
import type { Language } from '#base/shared/language.ts'
import { type Saying, say } from '#base/shared/words.ts'

export type Cells = readonly (string | number | null)[]
type Rows = AsyncIterable<Cells> | Iterable<Cells>

export interface Head {
  name: Saying
  /** Sentences rather than a word or a number. */
  wide?: true
}

/** Characters of text made before they are handed on. */
const chunk = 64 * 1024

export function inLanguage(saying: Saying, language: Language): string {
  const said = say(saying, language)
  return language === 'zh-Hant' ? toTraditional(said) : said
}

export async function* csvOf(
  heads: readonly Head[],
  rows: Rows,
  language: Language,
): AsyncGenerator<string> {
  // The mark lets Excel read it as UTF-8.
  let lines = `\ufeff${writeCsvRow(headersOf(heads, language))}`
  for await (const cells of rows) {
    lines += writeCsvRow(cells.map((cell) => cell ?? ''))
    if (lines.length < chunk) continue
    yield lines
    lines = ''
  }
  yield lines
}

export function sheetOf(
  { name, heads }: { name: Saying; heads: readonly Head[] },
  rows: Rows,
  language: Language,
): WrittenSheet {
  async function* all() {
    yield headersOf(heads, language)
    yield* rows
  }
  return {
    name: inLanguage(name, language),
    columns: heads.map(({ wide }) => ({ width: wide ? 40 : 14 })),
    rows: all(),
  }
}

function headersOf(heads: readonly Head[], language: Language): string[] {
  return heads.map(({ name }) => inLanguage(name, language))
}

/** Money is kept in fen and told in yuan; as text, because a spreadsheet would round what it takes for a number. */
export function amountCell(quantity: number, { money }: { money: boolean }): string | number {
  return money ? (quantity / 100).toFixed(2) : quantity
}
