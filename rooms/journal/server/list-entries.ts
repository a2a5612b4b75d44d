import type { Transaction } from '#base/server/db/work.ts'
import { cutPage } from '#base/shared/paging.ts'
import type { Entry } from '../shared/schema.ts'
import { idOfCursor } from './cursor.ts'
import { entryOf } from './entry-bytes.ts'
import * as store from './store.ts'

/** What was done to one record, newest first. */
export async function listEntries(
  tx: Transaction,
  wanted: {
    countyCode: string
    subjectKind: string
    subjectId: string
    after: string | undefined
    limit: number
  },
): Promise<{ items: Entry[]; next?: string }> {
  const { after, limit, ...subject } = wanted
  const rows = await store.listEntriesOfSubject(tx, {
    ...subject,
    before: idOfCursor(after),
    limit: limit + 1,
  })
  const { items, ...page } = cutPage(rows, limit, ({ id }) => [id])
  return { ...page, items: items.map(entryOf) }
}
