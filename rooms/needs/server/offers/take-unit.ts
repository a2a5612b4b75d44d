/** Whose offers somebody writes, and in which cycle. */
import { dayOf } from '#base/server/clock.ts'
import type { Reach } from '#base/server/db/reach.ts'
import { isInScope, type Scope } from '#base/server/db/scope.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { absent, refused } from '#base/shared/problems.ts'
import { listPosts, listReached } from '#rooms/organizations/server/door.ts'
import { findCycle, listPresent } from '#rooms/programmes/server/door.ts'
import { type OfferFault, wrongOffer } from '../../shared/offer-problems.ts'
import type { OfferRow } from './store.ts'
import { lockOffer } from './store.ts'

/**
 * One county, with the internal rows of one organization where its posts are looked up.
 *
 * @throws Problem base.absent when the county lies beyond the reach
 */
export function writingScope(
  reach: Reach,
  countyCode: string,
  organizations: string[] = [],
): Scope {
  if (!isInScope(reach.scope, countyCode)) throw absent()
  return { counties: [countyCode], organizations }
}

/** @throws Problem base.absent when the unit lies beyond the reach */
export async function requireUnit(
  tx: Transaction,
  reach: Reach,
  countyCode: string,
  organizationId: string,
): Promise<void> {
  const [unit] = await listReached(tx, countyCode, reach, [organizationId])
  if (!unit || unit.endsOn !== null) throw absent()
}

/** @returns what is wrong with the cycle for this unit: it is over, or the unit takes no part in it */
export async function judgeCycle(
  tx: Transaction,
  {
    countyCode,
    cycleId,
    organizationId,
  }: Pick<OfferRow, 'countyCode' | 'cycleId' | 'organizationId'>,
): Promise<OfferFault[]> {
  const cycle = await findCycle(tx, cycleId)
  if (!cycle || cycle.endsOn < dayOf(tx.now)) {
    return [{ pointer: '/cycleId', fault: 'unknown-cycle' }]
  }
  const part = (await listPresent(tx, [countyCode], cycleId)).get(organizationId)
  const gives = part === 'supporter' || part === 'ally'
  return gives ? [] : [{ pointer: '/organizationId', fault: 'not-joined' }]
}

/**
 * What a post of the unit is called.
 *
 * @throws Problem needs.wrong-offer when the unit has no such post
 */
export async function titleOfPost(
  tx: Transaction,
  { countyCode, organizationId }: Pick<OfferRow, 'countyCode' | 'organizationId'>,
  postId: string | null,
): Promise<string | null> {
  if (postId === null) return null
  const posts = await listPosts(tx, countyCode, organizationId)
  const post = posts.find(({ id, endsOn }) => id === postId && endsOn === null)
  if (!post) throw wrongOffer([{ pointer: '/contactPostId', fault: 'unknown-post' }])
  return post.title
}

/**
 * An offer that the asker may change, held until the transaction ends.
 *
 * @throws Problem base.absent for a draft of a unit beyond the reach, base.refused for what they only see
 */
export async function takeOffer(
  tx: WriteTransaction,
  reach: Reach,
  countyCode: string,
  id: string,
): Promise<OfferRow> {
  const row = await lockOffer(tx, countyCode, id)
  if (!row) throw absent()
  const [unit] = await listReached(tx, countyCode, reach, [row.organizationId])
  if (!unit) throw row.state === 'draft' ? absent() : refused()
  return row
}
