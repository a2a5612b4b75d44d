import type { Selectable } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { NeedKey } from '../needs/store.ts'

type ReferralState = 'asked' | 'accepted' | 'declined' | 'withdrawn'
export type ReferralRow = Omit<Selectable<Tables['needs.referrals']>, 'state' | 'fromSide'> & {
  state: ReferralState
  fromSide: 'village' | 'unit'
}

export async function insertReferral(tx: WriteTransaction, row: ReferralRow): Promise<void> {
  await tx.db.insertInto('needs.referrals').values(row).execute()
}

export async function answerReferralRow(
  tx: WriteTransaction,
  { countyCode, id }: ReferralRow,
  answered: Pick<ReferralRow, 'state' | 'answer' | 'answeredAt'>,
): Promise<void> {
  await tx.db
    .updateTable('needs.referrals')
    .set(answered)
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .execute()
}

/** Of one need, oldest first. */
export async function listReferrals(
  tx: Transaction,
  { countyCode, id }: NeedKey,
): Promise<ReferralRow[]> {
  const rows = await tx.db
    .selectFrom('needs.referrals')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('needId', '=', id)
    .orderBy('id')
    .execute()
  return rows as ReferralRow[]
}
