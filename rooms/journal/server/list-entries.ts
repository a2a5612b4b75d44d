import type * as z from 'zod'
import type { Transaction } from '#base/server/db/work.ts'
import { cutPage } from '#base/shared/paging.ts'
import type { entriesPage } from '../shared/schema.ts'
import { idOfCursor } from './cursor.ts'
import { listedEntryOf } from './entry-bytes.ts'
import type { JournalParts } from './parts.ts'
import * as store from './store.ts'

interface Asked {
  countyCode: string
  subjectKind?: string | undefined
  subjectId?: string | undefined
  room?: string | undefined
  days?: number | undefined
  q?: string | undefined
}

interface Wanted extends Asked {
  after?: string | undefined
  limit: number
}

/** What was done in a county, newest first, and what those who did it and what it was done to are called. */
export async function listEntries(
  tx: Transaction,
  parts: JournalParts,
  wanted: Wanted,
): Promise<z.infer<typeof entriesPage>> {
  const { after, limit, ...asked } = wanted
  const page = { before: idOfCursor(after), limit: limit + 1 }
  const rows = await store.listEntries(tx, { ...(await entriesAsked(tx, parts, asked)), ...page })
  const { items: found, ...rest } = cutPage(rows, limit, ({ id }) => [id])
  const items = found.map(listedEntryOf)
  const users = items.flatMap(({ actor, subject }) => [actor, subject.id])
  const told = items.flatMap(({ subject, records }) => [
    subject,
    ...(records?.only === undefined ? [] : [{ kind: records.kind, id: records.only }]),
  ])
  const names = [...(await parts.namesOfUsers(tx, [...new Set(users)]))]
  for (const [kind, of] of Map.groupBy(told, (each) => each.kind)) {
    const ids = [...new Set(of.map(({ id }) => id))]
    names.push(...((await parts.namesOf[kind]?.(tx, wanted.countyCode, ids)) ?? []))
  }
  const became = await parts.becoming(tx, wanted.countyCode, items)
  return {
    ...{ ...rest, items },
    names: Object.fromEntries(names),
    became: Object.fromEntries(became),
  }
}

/** How many there are, counted up to a limit. */
export async function countEntries(
  tx: Transaction,
  parts: JournalParts,
  asked: Asked,
  limit: number,
): Promise<number> {
  const wanted = await entriesAsked(tx, parts, asked)
  return (await store.listEntries(tx, { ...wanted, before: undefined, limit })).length
}

async function entriesAsked(tx: Transaction, parts: JournalParts, asked: Asked) {
  const { countyCode, subjectId, days, q, ...rest } = asked
  return {
    ...rest,
    countyCode,
    ...(subjectId !== undefined && { subjectIds: [subjectId] }),
    ...(days !== undefined && { since: new Date(tx.now.getTime() - days * 86_400_000) }),
    ...(q && {
      about: {
        subjects: [q, ...(await parts.subjectsNamed(tx, countyCode, q))],
        users: await parts.usersNamed(tx, q),
      },
    }),
  }
}
