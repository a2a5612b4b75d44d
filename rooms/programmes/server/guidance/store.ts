import type { Selectable } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'

export type AdoptionRow = Selectable<Tables['programmes.adoptions']>

export async function listAdoptions(tx: Transaction, programmeId: string): Promise<AdoptionRow[]> {
  return tx.db
    .selectFrom('programmes.adoptions')
    .selectAll()
    .where('programmeId', '=', programmeId)
    .execute()
}

/** In place of the answer before, where there is one. */
export async function putAdoption(tx: WriteTransaction, row: AdoptionRow): Promise<void> {
  const { keeperCode: _keeper, programmeId: _programme, item: _item, ...values } = row
  await tx.db
    .insertInto('programmes.adoptions')
    .values(row)
    .onConflict((conflict) => conflict.columns(['programmeId', 'item']).doUpdateSet(values))
    .execute()
}
