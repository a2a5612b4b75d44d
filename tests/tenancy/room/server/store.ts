import { type Kysely, sql } from 'kysely'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import type { InternalNote, Note, NoteInput } from '../shared/schema.ts'

/** The tables of this room; the generated ones hold only what every installation has. */
interface ProofTables {
  'proof.notes': {
    countyCode: string
    id: string
    regionCode: string
    ownerOrgId: string | null
    title: string
    body: string
    createdAt: Date
  }
  'proof.internalNotes': {
    countyCode: string
    id: string
    noteId: string
    ownerOrgId: string
    body: string
    createdAt: Date
  }
}

function tables(tx: Transaction): Kysely<ProofTables> {
  return tx.db as unknown as Kysely<ProofTables>
}

const noteColumns = [
  'countyCode',
  'id',
  'regionCode',
  'ownerOrgId',
  'title',
  'body',
  'createdAt',
] as const

type NoteRow = ProofTables['proof.notes']

function noteOf(row: NoteRow): Note {
  return { ...row, createdAt: row.createdAt.toISOString() }
}

/** Newest first. */
export async function listNotes(
  tx: Transaction,
  wanted: {
    countyCode: string
    regionCode: string
    after: readonly string[] | undefined
    limit: number
  },
): Promise<Note[]> {
  let query = tables(tx)
    .selectFrom('proof.notes')
    .select(noteColumns)
    .where('countyCode', '=', wanted.countyCode)
    .where('regionCode', '=', wanted.regionCode)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(wanted.limit)
  if (wanted.after) {
    const [createdAt, id] = wanted.after
    query = query.where(
      sql<boolean>`created_at <= ${createdAt} and (created_at < ${createdAt} or id > ${id}::uuid)`,
    )
  }
  return (await query.execute()).map(noteOf)
}

export async function findNote(
  tx: Transaction,
  countyCode: string,
  id: string,
): Promise<Note | undefined> {
  const row = await tables(tx)
    .selectFrom('proof.notes')
    .select(noteColumns)
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && noteOf(row)
}

export async function insertNotes(tx: WriteTransaction, inputs: NoteInput[]): Promise<Note[]> {
  const rows = inputs.map((input) => ({ ...input, id: newId(tx.now), createdAt: tx.now }))
  await tables(tx).insertInto('proof.notes').values(rows).execute()
  for (const row of rows) {
    await tx.record({
      countyCode: row.countyCode,
      action: 'notes.write-note',
      subject: { kind: 'note', id: row.id },
      actor: 'test',
      after: noteOf(row),
      events: [{ topic: 'notes.note-written', payload: { note_id: row.id } }],
    })
  }
  return rows.map(noteOf)
}

export async function changeRegion(
  tx: WriteTransaction,
  before: Note,
  regionCode: string,
): Promise<Note> {
  await tables(tx)
    .updateTable('proof.notes')
    .set({ regionCode })
    .where('countyCode', '=', before.countyCode)
    .where('id', '=', before.id)
    .execute()
  const after = { ...before, regionCode }
  await tx.record({
    countyCode: before.countyCode,
    action: 'notes.move-note',
    subject: { kind: 'note', id: before.id },
    actor: 'test',
    before,
    after,
  })
  return after
}

export async function deleteNote(tx: WriteTransaction, before: Note): Promise<void> {
  await tables(tx)
    .deleteFrom('proof.notes')
    .where('countyCode', '=', before.countyCode)
    .where('id', '=', before.id)
    .execute()
  await tx.record({
    countyCode: before.countyCode,
    action: 'notes.delete-note',
    subject: { kind: 'note', id: before.id },
    actor: 'test',
    before,
  })
}

export async function insertInternalNote(
  tx: WriteTransaction,
  countyCode: string,
  input: Omit<InternalNote, 'id'>,
): Promise<InternalNote> {
  const row = { id: newId(tx.now), ...input }
  await tables(tx)
    .insertInto('proof.internalNotes')
    .values({ countyCode, ...row, createdAt: tx.now })
    .execute()
  await tx.record({
    countyCode,
    action: 'notes.write-internal-note',
    subject: { kind: 'internal-note', id: row.id },
    actor: 'test',
    after: row,
  })
  return row
}

export async function listInternalNotes(
  tx: Transaction,
  countyCode: string,
  noteId: string,
): Promise<InternalNote[]> {
  return tables(tx)
    .selectFrom('proof.internalNotes')
    .select(['id', 'noteId', 'ownerOrgId', 'body'])
    .where('countyCode', '=', countyCode)
    .where('noteId', '=', noteId)
    .orderBy('id')
    .execute()
}
