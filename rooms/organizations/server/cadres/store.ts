/** Names of cadres who support as persons, and how they go when their time is over. */
import { sql } from 'kysely'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'

/** What stands where the name of a person was. */
export const erasedName = '—'

/** Counties that keep somebody who supports as a person. */
export async function listCountiesWithCadres(
  tx: Transaction,
  counties: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ countyCode: string }>`
    select distinct county_code from organizations.organizations
    where county_code = any(${counties}::text[]) and kind = 'person' order by 1`.execute(tx.db)
  return rows.map(({ countyCode }) => countyCode)
}

/** A dash for the names of cadres whose support was over by a day. @returns their ids */
export async function forgetClosedCadres(
  tx: WriteTransaction,
  countyCode: string,
  overBefore: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update organizations.organizations
    set name = ${erasedName}, normal_name = ${erasedName}, version = version + 1, changed_at = ${tx.now}
    where county_code = ${countyCode} and kind = 'person' and ends_on <= ${overBefore}::date
      and name <> ${erasedName}
    returning id`.execute(tx.db)
  return rows.map(({ id }) => id)
}

/**
 * A dash in the former versions for names that ceased before a moment, by the one function that may change these.
 *
 * @returns ids of the cadres
 */
export async function forgetFormerNames(
  tx: WriteTransaction,
  countyCode: string,
  before: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from organizations.forget_former_names(${countyCode}, ${before}) as f (id)`.execute(
    tx.db,
  )
  return rows.map(({ id }) => id)
}
