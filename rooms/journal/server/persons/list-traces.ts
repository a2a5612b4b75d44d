/** Who looked at a person's record and who changed it, as one list. */
import type { Transaction } from '#base/server/db/work.ts'
import { cutPage } from '#base/shared/paging.ts'
import { idOfCursor } from '../cursor.ts'
import * as entries from '../store.ts'
import * as looks from './store.ts'

export interface Trace {
  at: Date
  actor: string
  /** Of a change: what was done. */
  action: string | null
  /** Of a look: what it was for. */
  purpose: string | null
  reason: string | null
}

/** That somebody signed in is no change of their record. */
const untold = ['identity.sign-in']

/**
 * Newest first.
 *
 * @param counties all of the transaction's scope
 */
export async function listTraces(
  tx: Transaction,
  wanted: {
    counties: readonly string[]
    /** The record, or the records that concern the same persons. */
    subjects: readonly { kind: string; ids: readonly string[] }[]
    after?: string | undefined
    limit: number
  },
): Promise<{ items: Trace[]; next?: string }> {
  const { counties, subjects, limit } = wanted
  const before = idOfCursor(wanted.after)
  const rows: (Trace & { id: string })[] = []
  for (const countyCode of counties) {
    for (const { kind: subjectKind, ids: subjectIds } of subjects) {
      const asked = { countyCode, subjectKind, subjectIds, before, limit: limit + 1 }
      for (const row of await entries.listEntries(tx, { ...asked, untold })) {
        rows.push({ ...row, purpose: null })
      }
      for (const row of await looks.listLooks(tx, asked)) {
        rows.push({ ...row, action: null, reason: null })
      }
    }
  }
  // Ids are of one clock, whatever they are ids of.
  rows.sort((a, b) => (a.id < b.id ? 1 : -1))
  const { items, ...page } = cutPage(rows.slice(0, limit + 1), limit, ({ id }) => [id])
  return {
    ...page,
    items: items.map(({ at, actor, action, purpose, reason }) => {
      return { at, actor, action, purpose, reason }
    }),
  }
}
