import type { Transaction } from '#base/server/db/work.ts'
import { cutPage } from '#base/shared/paging.ts'
import type { ListedEntry } from '../shared/schema.ts'
import { idOfCursor } from './cursor.ts'
import { listedEntryOf } from './entry-bytes.ts'
import type { JournalParts } from './parts.ts'
import * as store from './store.ts'

interface Wanted {
  countyCode: string
  subjectKind?: string | undefined
  subjectId?: string | undefined
  room?: string | undefined
  days?: number | undefined
  q?: string | undefined
  after?: string | undefined
  limit: number
}

/** What was done in a county, newest first, and what the accounts and organizations in it are called. */
export async function listEntries(
  tx: Transaction,
  parts: JournalParts,
  wanted: Wanted,
): Promise<{ items: ListedEntry[]; names: Record<string, string>; next?: string }> {
  const { after, limit, days, q, subjectId, ...rest } = wanted
  const rows = await store.listEntries(tx, {
    ...rest,
    ...(subjectId !== undefined && { subjectIds: [subjectId] }),
    before: idOfCursor(after),
    ...(days !== undefined && { since: new Date(tx.now.getTime() - days * 86_400_000) }),
    ...(q && { about: { id: q, users: await parts.usersNamed(tx, q) } }),
    limit: limit + 1,
  })
  const { items: found, ...page } = cutPage(rows, limit, ({ id }) => [id])
  const items = found.map(listedEntryOf)
  const users = items.flatMap(({ actor, subject }) => [actor, subject.id])
  const organizations = items.flatMap(({ subject, records }) => [
    ...(subject.kind === 'organization' ? [subject.id] : []),
    ...(records?.kind === 'organization' && records.only !== undefined ? [records.only] : []),
  ])
  const names = [
    ...(await parts.namesOfUsers(tx, [...new Set(users)])),
    ...(await parts.namesOfOrganizations(tx, wanted.countyCode, [...new Set(organizations)])),
  ]
  return { ...page, items, names: Object.fromEntries(names) }
}
