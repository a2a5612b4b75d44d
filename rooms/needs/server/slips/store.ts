/** Slips while they may be used, and what was answered, which leads back to none of them. */
import { type Selectable, sql } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { AnswerWay } from '../../shared/confirmation.ts'
import type { NeedKey } from '../needs/store.ts'

export type SlipRow = Selectable<Tables['needs.slips']>
type AnswerRow = Omit<Selectable<Tables['needs.answers']>, 'way'> & { way: AnswerWay }

/** @returns ids of those that were put in; one whose code another slip of the need bears is left out */
export async function insertSlips(
  tx: WriteTransaction,
  rows: readonly SlipRow[],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const inserted = await tx.db
    .insertInto('needs.slips')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  return new Set(inserted.map(({ id }) => id))
}

export async function findSlipByLink(
  tx: Transaction,
  countyCode: string,
  linkHash: Buffer,
): Promise<SlipRow | undefined> {
  return tx.db
    .selectFrom('needs.slips')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('linkHash', '=', linkHash)
    .executeTakeFirst()
}

export async function findSlipByCode(
  tx: Transaction,
  { countyCode, id }: NeedKey,
  codeHash: Buffer,
): Promise<SlipRow | undefined> {
  return tx.db
    .selectFrom('needs.slips')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('needId', '=', id)
    .where('codeHash', '=', codeHash)
    .executeTakeFirst()
}

/** @returns whether it was still there: of two who use it at once one is told no */
export async function takeSlip(
  tx: WriteTransaction,
  { countyCode, id }: Pick<SlipRow, 'countyCode' | 'id'>,
): Promise<boolean> {
  const row = await tx.db
    .deleteFrom('needs.slips')
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Of one need, those that may be used on a day. */
export async function countSlips(
  tx: Transaction,
  { countyCode, id }: NeedKey,
  day: string,
): Promise<number> {
  const { count } = await tx.db
    .selectFrom('needs.slips')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('countyCode', '=', countyCode)
    .where('needId', '=', id)
    .where('goodUntil', '>=', day)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** @returns how many were over before a day */
export async function deleteSlipsBefore(
  tx: WriteTransaction,
  countyCode: string,
  day: string,
): Promise<number> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('needs.slips')
    .where('countyCode', '=', countyCode)
    .where('goodUntil', '<', day)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

export async function insertAnswer(tx: WriteTransaction, row: AnswerRow): Promise<void> {
  await tx.db.insertInto('needs.answers').values(row).execute()
}

/** Of one round of a need, newest first. */
export async function listAnswers(
  tx: Transaction,
  { countyCode, id, round }: NeedKey & { round: number },
): Promise<AnswerRow[]> {
  const rows = await tx.db
    .selectFrom('needs.answers')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('needId', '=', id)
    .where('round', '=', round)
    .orderBy('id', 'desc')
    .execute()
  return rows as AnswerRow[]
}

/** Counties that have slips or words which are kept no longer. */
export async function listForgettable(
  tx: Transaction,
  counties: readonly string[],
  { slipsBefore, wordsBefore }: { slipsBefore: string; wordsBefore: string },
): Promise<string[]> {
  const { rows } = await sql<{ countyCode: string }>`
    select county_code from needs.slips
    where county_code = any(${counties}::text[]) and good_until < ${slipsBefore}::date
    union
    select county_code from needs.answers
    where county_code = any(${counties}::text[]) and words is not null and answered_on < ${wordsBefore}::date`.execute(
    tx.db,
  )
  return rows.map(({ countyCode }) => countyCode)
}

/** @returns ids of the answers whose words went */
export async function eraseWords(
  tx: WriteTransaction,
  countyCode: string,
  day: string,
): Promise<string[]> {
  const rows = await tx.db
    .updateTable('needs.answers')
    .set({ words: null })
    .where('countyCode', '=', countyCode)
    .where('words', 'is not', null)
    .where('answeredOn', '<', day)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Typed together with a code. Kept beside the need's life: it is no change of what the village said. */
export async function setSlipNumber(
  tx: WriteTransaction,
  { countyCode, id }: NeedKey,
  slipNumber: number,
): Promise<void> {
  await tx.db
    .updateTable('needs.needs')
    .set({ slipNumber })
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .execute()
}
