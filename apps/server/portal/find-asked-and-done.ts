/** What everybody may read of what communities asked for, and of what was done there. */
import type { Transaction } from '#base/server/db/work.ts'
import { listPublicDeeds, type PublicDeed } from '#rooms/activities/server/door.ts'
import { listPublicNeeds, type PublicNeed } from '#rooms/needs/server/door.ts'
import { type Listed, mostListed } from './asked-and-done.ts'

interface AskedAndDone {
  asked: Listed<PublicNeed> | undefined
  done: Listed<PublicDeed> | undefined
}

/** @returns of a community, by its id; without a cycle nobody asked for anything */
export async function findAskedAndDone(
  tx: Transaction,
  { countyCode, cycleId }: { countyCode: string; cycleId: string | undefined },
  communityIds: readonly string[],
): Promise<(communityId: string) => AskedAndDone> {
  if (!cycleId) return () => ({ asked: undefined, done: undefined })
  const of = { countyCode, cycleId, communityIds }
  const asked = await listPublicNeeds(tx, of, mostListed)
  const done = await listPublicDeeds(tx, of, mostListed)
  return (id) => ({ asked: asked.get(id), done: done.get(id) })
}
