/** Imports: the file, what became of it, and which headers were taken for what. */
import { type Selectable, type SqlBool, sql, type Updateable } from 'kysely'
import type { Reach } from '#base/server/db/reach.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { Fault } from '#base/server/tables/fault.ts'
import {
  type ImportCounts,
  type ImportState,
  type StaleRow,
  statementSeconds,
  type TakenColumn,
} from './import.ts'

type Stored = Selectable<Tables['organizations.imports']>

type Lists =
  | 'counts'
  | 'faults'
  | 'notices'
  | 'stale'
  | 'columns'
  | 'saidColumns'
  | 'reach'
  | 'state'

export type ImportRow = Omit<Stored, Lists> & {
  state: ImportState
  counts: ImportCounts | null
  faults: Fault[]
  notices: Fault[]
  stale: StaleRow[]
  columns: TakenColumn[] | null
  saidColumns: SaidColumn[]
  reach: Reach
}

/** What somebody said that a header means. */
export interface SaidColumn {
  header: string
  field: string
}

export interface NewImport {
  countyCode: string
  id: string
  fileName: string
  side: string
  bytes: number
  sha256: Buffer
  reach: Reach
  createdBy: string
}

export async function insertImport(tx: WriteTransaction, row: NewImport): Promise<void> {
  await tx.db
    .insertInto('organizations.imports')
    .values({
      ...row,
      reach: JSON.stringify(row.reach),
      state: 'uploaded',
      createdAt: tx.now,
    })
    .execute()
}

export async function insertPiece(
  tx: WriteTransaction,
  { countyCode, id }: Key,
  number: number,
  bytes: Buffer,
): Promise<void> {
  await tx.db
    .insertInto('organizations.importPieces')
    .values({ countyCode, importId: id, number, bytes })
    .execute()
}

export interface Key {
  countyCode: string
  id: string
}

/** The file, whole again. */
export async function readContent(tx: Transaction, { countyCode, id }: Key): Promise<Buffer> {
  const rows = await tx.db
    .selectFrom('organizations.importPieces')
    .select('bytes')
    .where('countyCode', '=', countyCode)
    .where('importId', '=', id)
    .orderBy('number')
    .execute()
  return Buffer.concat(rows.map(({ bytes }) => bytes))
}

export async function findImport(
  tx: Transaction,
  { countyCode, id }: Key,
  lock = false,
): Promise<ImportRow | undefined> {
  const query = tx.db
    .selectFrom('organizations.imports')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row as ImportRow | undefined
}

/** Newest first; those of one person only, unless `createdBy` is left out. */
export async function listImports(
  tx: Transaction,
  countyCode: string,
  createdBy: string | undefined,
  page: { after: string | undefined; limit: number },
): Promise<ImportRow[]> {
  let query = tx.db
    .selectFrom('organizations.imports')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .orderBy('id', 'desc')
    .limit(page.limit)
  if (createdBy !== undefined) query = query.where('createdBy', '=', createdBy)
  if (page.after !== undefined) query = query.where('id', '<', page.after)
  return (await query.execute()) as unknown as ImportRow[]
}

type Change = Partial<
  Omit<Updateable<Tables['organizations.imports']>, Lists> & Pick<ImportRow, Lists>
>

/** @returns whether it was in one of the states that the change leads away from */
export async function changeImport(
  tx: Transaction,
  { countyCode, id }: Key,
  from: readonly ImportState[],
  change: Change,
): Promise<boolean> {
  const { counts, faults, notices, stale, columns, saidColumns, reach, ...plain } = change
  const parts = { counts, faults, notices, stale, columns, saidColumns, reach }
  const lists = Object.entries(parts).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, JSON.stringify(value)]],
  )
  const result = await tx.db
    .updateTable('organizations.imports')
    .set({ ...plain, ...Object.fromEntries(lists) })
    .set((builder) => ({ version: builder('version', '+', 1) }))
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .where('state', '=', sql<string>`any(${from}::text[])`)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Says how far it is, without making a new version of it. */
export async function setProgress(
  tx: WriteTransaction,
  { countyCode, id }: Key,
  progress: number,
): Promise<void> {
  await tx.db
    .updateTable('organizations.imports')
    .set({ progress })
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .execute()
}

/**
 * Makes this transaction the only one that works on imports of the county; the database gives it free when the
 * process dies.
 *
 * @returns false when another one does
 */
export async function claimImports(tx: Transaction, countyCode: string): Promise<boolean> {
  const { rows } = await sql<{ claimed: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`imports:${countyCode}`}, 0)) as claimed`.execute(
    tx.db,
  )
  return rows[0]?.claimed === true
}

/** Nobody waits for the answer to a statement of a job, and on a busy machine it may take long. */
export async function takeTime(tx: WriteTransaction): Promise<void> {
  await sql`set local statement_timeout = ${sql.lit(`${statementSeconds}s`)}`.execute(tx.db)
}

const unfinished = sql<SqlBool>`state in ('uploaded', 'reading', 'applying', 'undoing')`

/** The oldest for which something has still to be done. */
export async function findUnfinished(
  tx: Transaction,
  countyCode: string,
): Promise<ImportRow | undefined> {
  const row = await tx.db
    .selectFrom('organizations.imports')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where(unfinished)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row as ImportRow | undefined
}

/** All for which something has still to be done, in the order in which it is. */
export async function listUnfinished(tx: Transaction, countyCode: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('organizations.imports')
    .select('id')
    .where('countyCode', '=', countyCode)
    .where(unfinished)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function listCountiesUnfinished(
  tx: Transaction,
  counties: readonly string[],
): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('organizations.imports')
    .select('countyCode')
    .distinct()
    .where('countyCode', '=', sql<string>`any(${counties}::text[])`)
    .where(unfinished)
    .execute()
  return rows.map(({ countyCode }) => countyCode)
}

export async function deleteContent(tx: WriteTransaction, { countyCode, id }: Key): Promise<void> {
  await tx.db
    .deleteFrom('organizations.importPieces')
    .where('countyCode', '=', countyCode)
    .where('importId', '=', id)
    .execute()
}

export async function listMappings(
  tx: Transaction,
  countyCode: string,
  side: string,
): Promise<SaidColumn[]> {
  return tx.db
    .selectFrom('organizations.columnMappings')
    .select(['header', 'field'])
    .where('countyCode', '=', countyCode)
    .where('side', '=', side)
    .execute()
}

export async function keepMappings(
  tx: WriteTransaction,
  countyCode: string,
  side: string,
  mappings: readonly SaidColumn[],
): Promise<void> {
  if (mappings.length === 0) return
  await tx.db
    .insertInto('organizations.columnMappings')
    .values(mappings.map((each) => ({ ...each, countyCode, side, usedAt: tx.now })))
    .onConflict((conflict) =>
      conflict
        .columns(['countyCode', 'side', 'header'])
        .doUpdateSet((set) => ({ field: set.ref('excluded.field'), usedAt: tx.now })),
    )
    .execute()
}

/** Imports whose content and rows may not be kept any longer. */
export async function listOver(
  tx: Transaction,
  counties: readonly string[],
  before: { applied: Date; brought: Date },
): Promise<Pick<ImportRow, keyof Key | 'state' | 'fileName'>[]> {
  const rows = await tx.db
    .selectFrom('organizations.imports as i')
    .select(['i.countyCode', 'i.id', 'i.state', 'i.fileName'])
    .where('i.countyCode', '=', sql<string>`any(${counties}::text[])`)
    .where(
      sql<SqlBool>`(
        (i.state = 'applied' and i.applied_at < ${before.applied})
        or (i.state in ('undone', 'cancelled', 'failed') and i.created_at < ${before.applied})
        or (i.state in ('uploaded', 'faulty', 'previewed') and i.created_at < ${before.brought}))`,
    )
    .where(
      sql<SqlBool>`exists (select from organizations.import_pieces p
        where p.county_code = i.county_code and p.import_id = i.id and p.county_code = any(${counties}::text[]))`,
    )
    .execute()
  return rows as Pick<ImportRow, keyof Key | 'state' | 'fileName'>[]
}

/** Fewer rows do not change how anything is looked for. */
const worthAnalyzing = 2000

/**
 * Lets the database look again at the registry that has just been filled. The last statement of its transaction: others who
 * want the same wait for the end of it, and whoever reads after the commit is to find the new statistics. Without them
 * a list of 50 was seen to read the whole county for each of its rows.
 */
export async function refreshStatistics(tx: WriteTransaction, rows: number): Promise<void> {
  if (rows < worthAnalyzing) return
  await sql`select organizations.analyze_registry()`.execute(tx.db)
}
