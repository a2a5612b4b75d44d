import type { Transaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import * as store from './store.ts'

interface Subject {
  kind: string
  id: string
}

interface Look {
  countyCode: string
  actor: string
  purpose: string
}

/** A page that stays open asks again when its reader comes back to it; that is still one look. */
const oneLookMs = 10 * 60_000

/** Keeps that somebody read a record that concerns a person; in the transaction that reads it. */
export async function recordLook(
  tx: Transaction,
  { subject: { kind, id }, ...look }: Look & { subject: Subject },
): Promise<void> {
  await recordLooks(tx, { ...look, subjects: { kind, ids: [id] } })
}

/** The same for many records that one answer tells of: each has a look of its own. */
export async function recordLooks(
  tx: Transaction,
  {
    subjects: { kind, ids },
    ...look
  }: Look & { subjects: { kind: string; ids: readonly string[] } },
): Promise<void> {
  const looks = ids.map((subjectId) => ({ id: newId(tx.now), subjectId }))
  const since = new Date(tx.now.getTime() - oneLookMs)
  await store.insertLooks(tx, { ...look, subjectKind: kind, at: tx.now }, looks, since)
}
