import type { Transaction } from '#base/server/db/work.ts'
import { absent } from '#base/shared/problems.ts'
import { staleCount } from '../../shared/problems.ts'
import type { IndicatorsParts } from '../parts.ts'
import type { CountRow } from './store.ts'

/**
 * @param there what is kept by now; a version of nothing never was
 * @throws Problem indicators.stale, with who entered what is there
 */
export async function refuseStale(
  tx: Transaction,
  parts: IndicatorsParts,
  there: CountRow | undefined,
  quantity: number,
): Promise<never> {
  if (!there) throw absent()
  const names = await parts.namesOfUsers(tx, [there.enteredBy])
  throw staleCount(there, quantity, names.get(there.enteredBy) ?? '')
}
