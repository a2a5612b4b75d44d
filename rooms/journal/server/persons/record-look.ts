import type { Transaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { cutPage } from '#base/shared/paging.ts'
import { idOfCursor } from '../cursor.ts'
import * as store from './store.ts'

interface Subject {
  kind: string
  id: string
}

/** Keeps that somebody read a record that concerns a person; in the transaction that reads it. */
export async function recordLook(
  tx: Transaction,
  look: { countyCode: string; actor: string; subject: Subject; purpose: string },
): Promise<void> {
  const { subject, ...rest } = look
  await store.insertLook(tx, {
    ...rest,
    id: newId(tx.now),
    at: tx.now,
    subjectKind: subject.kind,
    subjectId: subject.id,
  })
}

export interface Look {
  at: Date
  actor: string
  purpose: string
}

/** Who read the record, newest first. */
export async function listLooks(
  tx: Transaction,
  wanted: { countyCode: string; subject: Subject; after?: string | undefined; limit: number },
): Promise<{ items: Look[]; next?: string }> {
  const rows = await store.listLooks(tx, {
    countyCode: wanted.countyCode,
    subjectKind: wanted.subject.kind,
    subjectId: wanted.subject.id,
    before: idOfCursor(wanted.after),
    limit: wanted.limit + 1,
  })
  const { items, ...page } = cutPage(rows, wanted.limit, ({ id }) => [id])
  return { ...page, items: items.map(({ at, actor, purpose }) => ({ at, actor, purpose })) }
}
