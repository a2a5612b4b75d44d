/** Who did something to an organization, by name and by the role that they had on that day. */
import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { Saying } from '#base/shared/words.ts'
import type { OrganizationsParts } from '../parts.ts'

export interface Doer {
  by: string | null
  role: Saying | null
}

type Parts = Pick<OrganizationsParts, 'namesOfUsers' | 'rolesOfUsers'>

/** @returns tells of each of these accounts; of one that is gone, or that is none, nothing is said */
export async function whoDid(
  tx: Transaction,
  parts: Parts,
  countyCode: string,
  actors: readonly string[],
): Promise<(actor: string | undefined, at: Date | null) => Doer> {
  const ids = [...new Set(actors)]
  const names = await parts.namesOfUsers(tx, ids)
  const roles = await parts.rolesOfUsers(tx, countyCode, [...names.keys()])
  return (actor, at) => {
    const by = actor === undefined ? undefined : names.get(actor)
    if (by === undefined || at === null) return { by: by ?? null, role: null }
    const day = dayOf(at)
    const held = roles.find(
      ({ userId, beginsOn, endsOn }) =>
        userId === actor && beginsOn <= day && (endsOn === null || day < endsOn),
    )
    return { by, role: held?.role ?? null }
  }
}
