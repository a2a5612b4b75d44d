import type { WriteTransaction } from '#base/server/db/work.ts'
import type { RecordKind } from './matching.ts'
import { deleteTokens, insertTokens } from './store.ts'
import { type Searched, tokensOf } from './tokens.ts'

export type Indexed = Searched & { id: string }

/**
 * Makes records findable by what they say; in the transaction that writes them, so that nothing is found by what it
 * said before.
 *
 * @param context.before whether they were findable already
 */
export async function indexRecords(
  tx: WriteTransaction,
  kind: RecordKind,
  countyCode: string,
  records: readonly Indexed[],
  { before }: { before: boolean },
): Promise<void> {
  const ids = records.map(({ id }) => id)
  if (before) await deleteTokens(tx, countyCode, ids)
  const tokens = records.map((record) => ({ id: record.id, tokens: tokensOf(record) }))
  await insertTokens(tx, kind, countyCode, tokens)
}
