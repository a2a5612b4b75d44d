import { isInScope } from '#base/server/db/scope.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import type { Actor } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import * as store from './store.ts'

/**
 * An account that the actor looks after under this capability, held until the transaction ends.
 *
 * @throws Problem base.absent for one that lies elsewhere: its existence is not told
 */
export async function lockUserInReach(
  tx: WriteTransaction,
  actor: Actor,
  capability: string,
  id: string,
): Promise<store.UserRow> {
  const user = await store.lockUser(tx, id)
  const { scope } = actor.reach(capability)
  if (!user || !isInScope(scope, user.homeCountyCode)) throw absent()
  return user
}
