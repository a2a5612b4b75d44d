import type { Selectable } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { Settings } from '../../shared/template.ts'

export type SettingsRow = Omit<Selectable<Tables['programmes.settings']>, 'body'> & {
  body: Settings
}

export async function insertSettings(
  tx: WriteTransaction,
  { body, ...row }: SettingsRow,
): Promise<void> {
  await tx.db
    .insertInto('programmes.settings')
    .values({ ...row, body: JSON.stringify(body) })
    .execute()
}

/** The newest; or one version of them. */
export async function findSettings(
  tx: Transaction,
  programmeId: string,
  version?: number,
): Promise<SettingsRow | undefined> {
  let query = tx.db
    .selectFrom('programmes.settings')
    .selectAll()
    .where('programmeId', '=', programmeId)
    .orderBy('version', 'desc')
    .limit(1)
  if (version !== undefined) query = query.where('version', '=', version)
  return (await query.executeTakeFirst()) as SettingsRow | undefined
}

/** Newest first, from below a version. */
export async function listSettings(
  tx: Transaction,
  programmeId: string,
  page: { below: number | undefined; limit: number },
): Promise<SettingsRow[]> {
  let query = tx.db
    .selectFrom('programmes.settings')
    .selectAll()
    .where('programmeId', '=', programmeId)
    .orderBy('version', 'desc')
    .limit(page.limit)
  if (page.below !== undefined) query = query.where('version', '<', page.below)
  return (await query.execute()) as SettingsRow[]
}
