import type { Selectable } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'

export type DocumentRow = Selectable<Tables['programmes.documents']>
export type VersionRow = Selectable<Tables['programmes.documentVersions']>

export async function insertDocuments(
  tx: WriteTransaction,
  rows: readonly DocumentRow[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.db.insertInto('programmes.documents').values(rows).execute()
}

/** The version that follows, and the title that the document has from it on. */
export async function addVersion(tx: WriteTransaction, row: VersionRow): Promise<void> {
  const { countyCode, documentId, version, title, changedBy, changedAt } = row
  await tx.db.insertInto('programmes.documentVersions').values(row).execute()
  await tx.db
    .updateTable('programmes.documents')
    .set({ title, version, changedBy, changedAt })
    .where('countyCode', '=', countyCode)
    .where('id', '=', documentId)
    .execute()
}

export async function findDocument(
  tx: Transaction,
  countyCode: string,
  id: string,
): Promise<DocumentRow | undefined> {
  return tx.db
    .selectFrom('programmes.documents')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function lockDocument(
  tx: WriteTransaction,
  countyCode: string,
  id: string,
): Promise<DocumentRow | undefined> {
  return tx.db
    .selectFrom('programmes.documents')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** With number and day of the newest version, in the order in which they came. */
export async function listDocuments(
  tx: Transaction,
  { keeperCode, id: programmeId }: { keeperCode: string; id: string },
  { after, limit }: { after: string | undefined; limit: number },
) {
  let query = tx.db
    .selectFrom('programmes.documents as d')
    .leftJoin('programmes.documentVersions as v', (join) =>
      join
        .on('v.countyCode', '=', keeperCode)
        .onRef('v.documentId', '=', 'd.id')
        .onRef('v.version', '=', 'd.version'),
    )
    .select(['d.countyCode', 'd.id', 'd.title', 'd.version', 'v.number', 'v.inForceOn'])
    .where('d.countyCode', '=', keeperCode)
    .where('d.programmeId', '=', programmeId)
    .orderBy('d.id')
    .limit(limit)
  if (after) query = query.where('d.id', '>', after)
  return query.execute()
}

/** Newest first, without what they say. */
export async function listVersions(
  tx: Transaction,
  countyCode: string,
  documentId: string,
): Promise<Omit<VersionRow, 'body'>[]> {
  return tx.db
    .selectFrom('programmes.documentVersions')
    .select([
      'countyCode',
      'documentId',
      'version',
      'title',
      'number',
      'inForceOn',
      'reason',
      'changedBy',
      'changedAt',
    ])
    .where('countyCode', '=', countyCode)
    .where('documentId', '=', documentId)
    .orderBy('version', 'desc')
    .execute()
}

export async function findVersion(
  tx: Transaction,
  countyCode: string,
  documentId: string,
  version: number,
): Promise<VersionRow | undefined> {
  return tx.db
    .selectFrom('programmes.documentVersions')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('documentId', '=', documentId)
    .where('version', '=', version)
    .executeTakeFirst()
}
