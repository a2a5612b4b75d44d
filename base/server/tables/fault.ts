/** What is wrong in something that a person brought: where it stands, what it says and what was expected. */

/** The same words in both languages, for parameters that a reader must understand. */
export interface Phrase {
  zh: string
  en: string
}

export interface Fault {
  /** The file as the person named it. */
  file: string
  /** As the spreadsheet counts, the header being row 1; null when the fault is not in one row. */
  row: number | null
  /** The header as written in the file, a column letter where there is none, or a JSON path. */
  column: string | null
  /** What the cell says; null when it says nothing or must not be repeated. */
  value: string | null
  code: string
  params: Record<string, string | number | Phrase>
}

/** A fault of a whole file that ends the reading of it. Caught where the table is read, never shown as an error. */
export class Refusal extends Error {
  readonly code: string
  readonly params: Fault['params']
  readonly row: number | null

  constructor(code: string, params: Fault['params'] = {}, row: number | null = null) {
    super(code)
    this.code = code
    this.params = params
    this.row = row
  }
}
