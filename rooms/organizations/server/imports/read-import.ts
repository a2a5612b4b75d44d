/** The file read and held against the registry: its faults, or what it would do. */
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { Fault } from '#base/server/tables/fault.ts'
import { readTable } from '#base/server/tables/read-table.ts'
import type { Table } from '#base/server/tables/table.ts'
import type { Side } from '../../shared/words.ts'
import { type ImportContext, Progress } from './context.ts'
import { type ImportCounts, mostTold } from './import.ts'
import { type Judging, judgeRows } from './judge-rows.ts'
import type { AnyField } from './sheet/columns.ts'
import {
  type Mapping,
  type OrganizationSheet,
  readOrganizations,
} from './sheet/read-organizations.ts'
import {
  changeImport,
  claimImport,
  deleteImportRows,
  findImport,
  type ImportRow,
  type Key,
  listMappings,
  readContent,
} from './store.ts'

/** Marks in `column_mappings` a column that somebody chose to leave out. */
export const leftOut = '-'

export async function readImport({ work }: ImportContext, key: Key): Promise<void> {
  const scope = { counties: [key.countyCode] }
  const begun = await work.write(scope, (tx) =>
    changeImport(tx, key, ['uploaded', 'reading'], { state: 'reading', progress: 0 }),
  )
  if (!begun) return
  const progress = new Progress(work, key, [30, 99])
  await work.write(scope, async (tx) => {
    if (!(await claimImport(tx, key))) return
    const row = await findImport(tx, key)
    if (row?.state !== 'reading') return
    const table = await tableOf(tx, row)
    if (!table) {
      await changeImport(tx, key, ['reading'], { state: 'failed', why: 'lost' })
      return
    }
    const sheet = await sheetOf(tx, row, table)
    await deleteImportRows(tx, key)
    const told = (done: number) => progress.tell(done / sheet.stated.length)
    const counts = await judgeSheet(tx, row, sheet, { keep: true, told })
    await progress.settle()
    const { faults, notices, columns } = sheet
    const common = { faultCount: faults.length, notices: notices.slice(0, mostTold), columns }
    if (faults.length > 0) {
      await deleteImportRows(tx, key)
      await changeImport(tx, key, ['reading'], {
        ...common,
        state: 'faulty',
        faults: faults.slice(0, mostTold),
        progress: 100,
      })
      return
    }
    await changeImport(tx, key, ['reading'], {
      ...common,
      state: 'previewed',
      faults: [],
      counts,
      previewedAt: tx.now,
      progress: 100,
    })
  })
}

/** @returns undefined when the file is not kept any longer */
export async function tableOf(tx: Transaction, row: ImportRow): Promise<Table | undefined> {
  const bytes = await readContent(tx, row)
  return bytes.length === 0 ? undefined : readTable({ name: row.fileName, bytes })
}

export async function sheetOf(
  tx: Transaction,
  row: ImportRow,
  table: Table,
): Promise<OrganizationSheet> {
  const kept = await listMappings(tx, row.countyCode, row.side)
  const mapping: Mapping = new Map(
    kept.map(({ header, field }) => [header, field === leftOut ? null : (field as AnyField)]),
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
