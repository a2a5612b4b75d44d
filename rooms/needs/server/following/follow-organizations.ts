/** What happens to needs when the registry changes. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import { stateAfter } from '../../shared/need-life.ts'
import { keepMatch } from '../matches/keep-match.ts'
import { releaseNeed } from '../matches/release-need.ts'
import { listMatches, type MatchRow } from '../matches/store.ts'
import { type NeedRow, nextNumber, updateNeed } from '../needs/store.ts'
import { plain } from '../needs/take-step.ts'
import { endOffersWhenClosed, moveOffersOfDuplicate } from '../offers/follow-organizations.ts'
import { dropReferrals } from '../referrals/drop-referrals.ts'
import { listReferrals } from '../referrals/store.ts'
import { listAskedTwice, lockHeldBy, lockNeedsOf, lockWaitingFor, renameUnit } from './store.ts'

const actor = 'job:needs.follow-organizations'

/**
 * An organization had been entered twice: what the village asked for and what the unit took on is the kept one's. Needs
 * get numbers behind those of the kept village. A second delivery finds none.
 */
export async function moveNeedsOfDuplicate(
  tx: WriteTransaction,
  countyCode: string,
  { from, to, seat }: { from: string; to: string; seat: string },
): Promise<void> {
  for (const need of await lockNeedsOf(tx, countyCode, from)) {
    const number = await nextNumber(tx, countyCode, `${need.cycleId}/${to}`)
    await keep(tx, need, { communityId: to, regionCode: seat, number })
  }
  await moveOffersOfDuplicate(tx, countyCode, { from, to })
  const held = await lockHeldBy(tx, countyCode, from)
  const waiting = await lockWaitingFor(tx, countyCode, from)
  const twice = await listAskedTwice(tx, countyCode, { from, to })
  for (const need of [...held, ...waiting]) {
    for (const match of await listMatches(tx, need)) {
      if (twice.includes(match.id)) await end(tx, match, '同一个单位登记了两次')
    }
  }
  for (const need of held) await keep(tx, need, { holderId: to })
  const renamed = await renameUnit(tx, countyCode, { from, to })
  await tx.recordAll(
    renamed.map((subject) => ({
      ...{ countyCode, action: 'needs.move-unit', subject, actor },
      ...{ before: { organizationId: from }, after: { organizationId: to } },
    })),
  )
}

/** The village has its seat elsewhere: what it asks for is asked for there. What was counted stays where it was. */
export async function moveNeedsToSeat(
  tx: WriteTransaction,
  countyCode: string,
  { organizationId, seat }: { organizationId: string; seat: string },
): Promise<void> {
  for (const need of await lockNeedsOf(tx, countyCode, organizationId)) {
    if (need.regionCode !== seat) await keep(tx, need, { regionCode: seat })
  }
}

/**
 * A unit that is closed has nothing in hand any more: others may take it on. What it delivered stays for the village to
 * confirm. A second delivery finds none.
 */
export async function releaseWhenClosed(
  tx: WriteTransaction,
  countyCode: string,
  organizationId: string,
): Promise<void> {
  const reason = '单位已撤销'
  await endOffersWhenClosed(tx, countyCode, organizationId)
  for (const need of await lockHeldBy(tx, countyCode, organizationId)) {
    if (stateAfter(need.state, 'release') === undefined) continue
    await releaseNeed(tx, need, { side: 'system', actor, reason })
  }
  for (const need of await lockWaitingFor(tx, countyCode, organizationId)) {
    for (const match of await listMatches(tx, need)) {
      const waits = match.state === 'asked' && match.organizationId === organizationId
      if (waits) await end(tx, match, reason)
    }
    const referred = (await listReferrals(tx, need)).some(
      (each) => each.state === 'asked' && each.toOrganizationId === organizationId,
    )
    if (referred) await dropReferrals(tx, need, { actor })
  }
}

/** No step of its life: its words and its state stay. */
async function keep(
  tx: WriteTransaction,
  before: NeedRow,
  changes: Partial<NeedRow>,
): Promise<void> {
  const after = { ...before, ...changes }
  await updateNeed(tx, after)
  await tx.record({
    ...{ countyCode: before.countyCode, action: 'needs.move', actor },
    subject: { kind: 'need', id: before.id },
    ...{ before: plain(before), after: plain(after) },
  })
}

async function end(tx: WriteTransaction, before: MatchRow, reason: string): Promise<void> {
  const ended = { state: 'ended', reason, answeredAt: tx.now, version: before.version + 1 } as const
  await keepMatch(tx, {
    ...{ action: 'needs.end-match', actor, before, reason },
    after: { ...before, ...ended },
  })
}
