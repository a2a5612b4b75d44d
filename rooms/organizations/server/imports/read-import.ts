/** The file read and held against the registry: its faults, or what it would do. */
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { Fault } from '#base/server/tables/fault.ts'
import { readTable } from '#base/server/tables/read-table.ts'
import type { Table } from '#base/server/tables/table.ts'
import type { Side } from '../../shared/words.ts'
import { type ImportContext, Progress, workOn } from './context.ts'
import { type ImportCounts, mostTold } from './import.ts'
import { type Judging, judgeRows } from './judging/judge-rows.ts'
import { deleteImportRows } from './rows/store.ts'
import type { AnyField } from './sheet/columns.ts'
import { withoutMarks } from './sheet/marks.ts'
import {
  type Mapping,
  type OrganizationSheet,
  readOrganizations,
} from './sheet/read-organizations.ts'
import {
  changeImport,
  findImport,
  type ImportRow,
  type Key,
  listMappings,
  readContent,
  takeTime,
} from './store.ts'

/** Marks in `column_mappings` a column that somebody chose to leave out. */
export const leftOut = '-'

/** @returns false when somebody else is at work in the county */
export async function readImport(context: ImportContext, key: Key): Promise<boolean> {
  const begun = await workOn(context, key, async (tx) => {
    await changeImport(tx, key, ['uploaded', 'reading'], { state: 'reading', progress: 0 })
  })
  if (!begun) return false
  const table = await tableOf(context, key)
  const progress = new Progress(context.work, key, [30, 99])
  return workOn(context, key, async (tx) => {
    const row = await findImport(tx, key)
    if (row?.state !== 'reading') return
    if (!table) {
      await changeImport(tx, key, ['reading'], { state: 'failed', why: 'lost' })
      return
    }
    await takeTime(tx)
    await deleteImportRows(tx, key)
    const sheet = await sheetOf(tx, row, table)
    const told = (done: number) => progress.tell(done / sheet.stated.length)
    const counts = await judgeSheet(tx, row, sheet, { keep: true, told })
    await progress.settle()
    await keepReading(tx, key, sheet, counts)
  })
}

async function keepReading(
  tx: WriteTransaction,
  key: Key,
  { faults, notices, columns }: OrganizationSheet,
  counts: ImportCounts,
): Promise<void> {
  const common = {
    faultCount: faults.length,
    faults: faults.slice(0, mostTold),
    notices: notices.slice(0, mostTold),
    columns,
    progress: 100,
  }
  if (faults.length > 0) {
    // Rows that were judged before the first fault was met.
    await deleteImportRows(tx, key)
    await changeImport(tx, key, ['reading'], { ...common, state: 'faulty', counts: null })
  } else {
    const previewedAt = tx.now
    await changeImport(tx, key, ['reading'], { ...common, state: 'previewed', counts, previewedAt })
  }
}

/** @returns undefined when the file is not kept any longer */
export async function tableOf({ work }: ImportContext, key: Key): Promise<Table | undefined> {
  const file = await work.read({ counties: [key.countyCode] }, async (tx) => {
    const row = await findImport(tx, key)
    return row && { name: row.fileName, bytes: await readContent(tx, row) }
  })
  return file === undefined || file.bytes.length === 0
    ? undefined
    : withoutMarks(await readTable(file))
}

export async function sheetOf(
  tx: Transaction,
  row: ImportRow,
  table: Table,
): Promise<OrganizationSheet> {
  const kept = await listMappings(tx, row.countyCode, row.side)
  const mapping: Mapping = new Map(
    // What was said for this file goes before what the county remembers.
    [...kept, ...row.saidColumns].map(({ header, field }) => [
      header,
      field === leftOut ? null : (field as AnyField),
    ]),
  )
  return readOrganizations(table, row.side as Side, mapping)
}

/** Everything that is wrong with the sheet then stands in its faults, row by row. */
export async function judgeSheet(
  tx: WriteTransaction,
  row: ImportRow,
  sheet: OrganizationSheet,
  how: Judging,
): Promise<ImportCounts> {
  const place = { ...row, side: row.side as Side }
  const counts = await judgeRows(tx, place, sheet, how)
  // As somebody reads the sheet: row by row, from left to right.
  const position = new Map(sheet.columns.map(({ header }, at) => [header, at]))
  const at = ({ column }: Fault) => position.get(column ?? '') ?? -1
  sheet.faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0) || at(a) - at(b))
  return counts
}
