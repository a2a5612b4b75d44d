import { sql } from 'kysely'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'

/** In which anybody was told anything or has settings. */
export async function listCountiesOf(
  tx: Transaction,
  counties: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ county: string }>`
    select county_code as county from notices.settings where county_code = any(${counties}::text[])
    union select county_code from notices.notices where county_code = any(${counties}::text[])
    union select county_code from notices.mails where county_code = any(${counties}::text[])`.execute(
    tx.db,
  )
  return rows.map(({ county }) => county)
}

export async function deleteOlder(
  tx: WriteTransaction,
  countyCode: string,
  before: Date,
): Promise<void> {
  for (const table of ['notices.notices', 'notices.mails'] as const) {
    await tx.db
      .deleteFrom(table)
      .where('countyCode', '=', countyCode)
      .where('createdAt', '<', before)
      .execute()
  }
}
