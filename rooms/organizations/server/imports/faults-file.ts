/** A copy of the file that says in each row what is wrong with it, to be corrected and sent again. */

import { toTraditional } from '#base/server/http/traditional.ts'
import type { Fault } from '#base/server/tables/fault.ts'
import { wrongInWords } from '#base/server/tables/fault-words.ts'
import { columnName, type Table } from '#base/server/tables/table.ts'
import { type WrittenCell, writeXlsx } from '#base/server/tables/write-xlsx.ts'
import type { Language } from '#base/shared/language.ts'
import type { ImportContext } from './context.ts'
import { judgeSheet, sheetOf, tableOf } from './read-import.ts'
import { markHeader } from './sheet/marks.ts'
import { sheetWords } from './sheet/words.ts'
import { findImport, type Key, takeTime } from './store.ts'

export interface FaultsFileInput extends Key {
  language: Language
}

/** @returns undefined when the file is not kept any longer */
export async function makeFaultsFile(
  context: ImportContext,
  { language, ...key }: FaultsFileInput,
): Promise<Uint8Array | undefined> {
  const table = await tableOf(context, key)
  if (!table) return undefined
  const faults = await context.work.write({ counties: [key.countyCode] }, async (tx) => {
    const row = await findImport(tx, key)
    if (!row) return []
    await takeTime(tx)
    const sheet = await sheetOf(tx, row, table)
    await judgeSheet(tx, row, sheet, { keep: false, told: () => undefined })
    return sheet.faults
  })
  const name = markHeader(language)
  const columns = [{ width: 60 }, ...table.header.map(() => ({ width: 18 }))]
  const rows = rowsWithFaults(table, faults, name, language)
  const chunks: Buffer[] = []
  for await (const chunk of writeXlsx([{ name, columns, rows }])) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function* rowsWithFaults(
  table: Table,
  faults: readonly Fault[],
  name: string,
  language: Language,
): Generator<WrittenCell[]> {
  const byRow = Map.groupBy(faults, ({ row }) => row ?? 1)
  const positions = new Map(table.header.map((_, at) => [columnName(table.header, at), at]))
  const cellsOf = (row: number, cells: readonly (string | null)[]): WrittenCell[] => {
    const own = byRow.get(row) ?? []
    byRow.delete(row)
    const wrong = new Set(own.map(({ column }) => positions.get(column ?? '')))
    const said = own.map((fault) => say(fault, language)).join('\n')
    const marked = cells.map((cell, at) =>
      wrong.has(at) ? { text: cell ?? '', wrong: true as const } : cell,
    )
    return [said === '' ? null : { text: said, wrong: true }, ...marked]
  }
  const [, ...header] = cellsOf(1, table.header)
  const ofFile = faults.filter(({ row }) => (row ?? 1) === 1)
  yield [name, ...header]
  // Above the rows: the header itself must stay what it is.
  for (const fault of ofFile) yield [{ text: say(fault, language), wrong: true }]
  for (const { row, cells } of table.rows) yield cellsOf(row, cells)
  // Of rows that could not be read as such.
  for (const rest of byRow.values()) {
    for (const fault of rest) yield [{ text: say(fault, language), wrong: true }]
  }
}

function say(fault: Fault, language: Language): string {
  const said = wrongInWords(fault, language === 'en' ? 'en' : 'zh', sheetWords)
  const column = fault.column === null ? '' : `${fault.column}${language === 'en' ? ': ' : '：'}`
  return language === 'zh-Hant' ? toTraditional(column + said) : column + said
}
