/** What hangs on organizations goes over to another one, each row with an entry of its own in the journal. */
import type { Change } from '#base/server/db/change.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { withoutPerson } from '../contacts/keep-contacts.ts'
import { lockContactsOf, moveContacts } from '../contacts/store.ts'
import { plainCounts } from '../leadership/count-leadership.ts'
import { lockCountsFor, moveLeadershipCounts } from '../leadership/store.ts'
import { withoutHolder } from '../posts/keep-posts.ts'
import { lockPostsOf, movePosts } from '../posts/store.ts'
import { withJoined } from '../teams/keep-teams.ts'
import {
  listJoined,
  lockTeamsJoinedBy,
  lockTeamsOf,
  moveJoined,
  moveTeams,
} from '../teams/store.ts'

export interface Passing {
  countyCode: string
  from: readonly string[]
  to: string
  by: { actor: string; reason: string }
}

/** @param ids of single contacts; all when undefined */
export async function passContacts(
  tx: WriteTransaction,
  passing: Passing,
  ids?: readonly string[],
): Promise<void> {
  const { countyCode, from, to, by } = passing
  const before = await lockContactsOf(tx, countyCode, from, ids)
  const after = await moveContacts(tx, countyCode, idsOf(before), {
    organizationId: to,
    changedBy: by.actor,
  })
  await recordPassed(tx, passing, {
    kind: 'contact',
    before: before.map(withoutPerson),
    after: after.map(withoutPerson),
  })
}

export async function passPosts(tx: WriteTransaction, passing: Passing): Promise<void> {
  const { countyCode, from, to, by } = passing
  const before = await lockPostsOf(tx, countyCode, from)
  const after = await movePosts(tx, countyCode, idsOf(before), {
    organizationId: to,
    changedBy: by.actor,
  })
  await recordPassed(tx, passing, {
    kind: 'post',
    before: before.map(withoutHolder),
    after: after.map(withoutHolder),
  })
}

/**
 * @param ids of single teams; all when undefined
 * @param joinedToo whether `to` also takes part where one of `from` did
 */
export async function passTeams(
  tx: WriteTransaction,
  passing: Passing,
  { ids, joinedToo = false }: { ids?: readonly string[]; joinedToo?: boolean } = {},
): Promise<void> {
  const { countyCode, from, to, by } = passing
  const kept = await lockTeamsOf(tx, countyCode, from, ids)
  const joined = joinedToo ? await lockTeamsJoinedBy(tx, countyCode, from) : []
  const teams = [...new Map([...kept, ...joined].map((team) => [team.id, team])).values()]
  const joinedBefore = await listJoined(tx, countyCode, idsOf(teams))
  const moved = await moveTeams(tx, countyCode, idsOf(teams), { from, to, changedBy: by.actor })
  if (joinedToo) await moveJoined(tx, countyCode, from, to)
  const joinedAfter = await listJoined(tx, countyCode, idsOf(teams))
  await recordPassed(tx, passing, {
    kind: 'team',
    before: teams.map((team) => withJoined(team, idsOf(joinedBefore.get(team.id) ?? []))),
    after: moved.map((team) => withJoined(team, idsOf(joinedAfter.get(team.id) ?? []))),
  })
}

/** Counts of a day go over where `to` has none of its own of that day. */
export async function passLeadershipCounts(tx: WriteTransaction, passing: Passing): Promise<void> {
  const { countyCode, from, to, by } = passing
  const counts = await lockCountsFor(tx, countyCode, from, to)
  await moveLeadershipCounts(tx, countyCode, counts, to)
  await tx.recordAll(
    counts.map((each) => ({
      countyCode,
      action: 'organizations.move-leadership',
      subject: { kind: 'organization', id: to },
      ...by,
      before: plainCounts(each),
      after: plainCounts({ ...each, organizationId: to }),
    })),
  )
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

async function recordPassed<Row extends { id: string; organizationId: string }>(
  tx: WriteTransaction,
  { countyCode, by }: Passing,
  { kind, before, after }: { kind: string; before: readonly Row[]; after: readonly Row[] },
): Promise<void> {
  const now = new Map(after.map((row) => [row.id, row]))
  await tx.recordAll(
    before.map((was): Change => {
      const is = now.get(was.id) as Row
      const verb = is.organizationId === was.organizationId ? 'change' : 'move'
      return {
        countyCode,
        action: `organizations.${verb}-${kind}`,
        subject: { kind, id: was.id },
        ...by,
        before: was,
        after: is,
      }
    }),
  )
}
