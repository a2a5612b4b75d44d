import type { Transaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import * as store from './store.ts'

interface Subject {
  kind: string
  id: string
}

/** A page that stays open asks again when its reader comes back to it; that is still one look. */
const oneLookMs = 10 * 60_000

/** Keeps that somebody read a record that concerns a person; in the transaction that reads it. */
export async function recordLook(
  tx: Transaction,
  look: { countyCode: string; actor: string; subject: Subject; purpose: string },
): Promise<void> {
  const { subject, ...rest } = look
  const row = { ...rest, subjectKind: subject.kind, subjectId: subject.id }
  if (await store.hasLookedSince(tx, row, new Date(tx.now.getTime() - oneLookMs))) return
  await store.insertLook(tx, { ...row, id: newId(tx.now), at: tx.now })
}
