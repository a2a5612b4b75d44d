/** What may be kept no longer: contacts past their last day, names of former holders. Runs daily. */
import { dayOf } from '#base/server/clock.ts'
import { areaScope } from '#base/server/db/scope.ts'
import type { Work, WriteTransaction } from '#base/server/db/work.ts'
import { codesBetween } from '#rooms/regions/server/door.ts'
import { deleteExpired } from './contacts/store.ts'
import { holdersKeptYears, listExpired, refreshTallies } from './hanging/store.ts'
import { eraseHolders } from './posts/store.ts'

const actor = 'job:organizations.forget-expired'

/** Organizations whose internal rows one transaction opens: each row is compared with all of them. */
const atOnce = 200

/** @returns how many contacts were deleted and how many names erased */
export async function forgetExpired(work: Work): Promise<{ contacts: number; holders: number }> {
  const counties = codesBetween('000000', '999999')
  const expired = await work.read({ counties: areaScope('') }, (tx) =>
    listExpired(tx, counties, dayOf(tx.now), yearsBefore(tx.now)),
  )
  const done = { contacts: 0, holders: 0 }
  for (const [countyCode, rows] of Map.groupBy(expired, (row) => row.countyCode)) {
    for (let at = 0; at < rows.length; at += atOnce) {
      const organizations = rows.slice(at, at + atOnce).map(({ organizationId }) => organizationId)
      const part = await work.write({ counties: [countyCode], organizations }, (tx) =>
        forgetOf(tx, countyCode, organizations),
      )
      done.contacts += part.contacts
      done.holders += part.holders
    }
  }
  return done
}

async function forgetOf(tx: WriteTransaction, countyCode: string, organizations: string[]) {
  const contacts = await deleteExpired(tx, countyCode, organizations, dayOf(tx.now))
  const holders = await eraseHolders(tx, countyCode, organizations, yearsBefore(tx.now))
  await refreshTallies(tx, countyCode, organizations)
  const change = (action: string, kind: string, id: string) => ({
    countyCode,
    action: `organizations.${action}`,
    subject: { kind, id },
    actor,
  })
  // Nothing of a record is given along: its hash would outlive the person's data.
  await tx.recordAll([
    ...contacts.map((id) => change('delete-expired-contact', 'contact', id)),
    ...holders.map((id) => change('erase-holder', 'post', id)),
  ])
  return { contacts: contacts.length, holders: holders.length }
}

/** The last day on which something ended whose names have to go. */
export function yearsBefore(now: Date): string {
  const [year, rest] = [dayOf(now).slice(0, 4), dayOf(now).slice(4)]
  const day = `${Number(year) - holdersKeptYears}${rest}`
  return rest === '-02-29' ? day.replace('-29', '-28') : day
}
