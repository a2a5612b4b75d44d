import type { Work } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import type { Told } from '../parts.ts'
import { insertNotices } from './store.ts'

/**
 * Writes notices down for whom they concern; told a second time they change nothing. They are no records of their own:
 * the journal holds what happened, and these only point at it.
 */
export async function tell(work: Work, told: readonly Told[]): Promise<void> {
  const all = told.flatMap(({ recipients, ...what }) =>
    recipients.map((recipient) => ({ ...what, ...recipient })),
  )
  for (const [countyCode, own] of Map.groupBy(all, (each) => each.homeCountyCode)) {
    await work.write({ counties: [countyCode] }, (tx) =>
      insertNotices(
        tx,
        own.map(({ userId, key, kind, title, leadsTo, dueOn = null }) => ({
          ...{ countyCode, id: newId(tx.now), userId, key, kind, leadsTo, dueOn },
          ...{ title: JSON.stringify(title), createdAt: tx.now },
        })),
      ),
    )
  }
}
