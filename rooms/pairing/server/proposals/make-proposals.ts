/** The pairs that a run came to, as rows that both sides answer. */
import type { Report, Roster } from '@lianjian/pairing'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import type { Origin } from '../../shared/schema.ts'
import { findFrozen, type RunRow } from '../runs/store.ts'
import { insertProposals } from './store.ts'

export async function makeProposals(
  tx: WriteTransaction,
  run: RunRow,
  pairings: Report['pairings'],
): Promise<void> {
  const frozen = await findFrozen(tx, { countyCode: run.countyCode, runId: run.id })
  if (!frozen) throw new Error(`run ${run.id} is decided and its roster is not there`)
  const { ids } = frozen
  const roster = frozen.roster as Roster
  const originOf = createOrigins(roster, run.method)
  // What is in force goes on without being asked again.
  const held = run.kind === 're-pairing' ? keysOf(roster, 'existing') : new Set<string>()
  const proposed = pairings.filter(
    ({ supporter, community }) => !held.has(`${supporter.code} ${community.code}`),
  )
  await insertProposals(
    tx,
    proposed.map(({ supporter, community, why }) => {
      const key = `${supporter.code} ${community.code}`
      const [one, other] = [ids.supporter[supporter.code], ids.community[community.code]]
      if (!one || !other) throw new Error(`run ${run.id} pairs ${key}, which was not frozen`)
      const origin = originOf(key)
      return {
        countyCode: run.countyCode,
        id: newId(tx.now),
        cycleId: run.cycleId,
        runId: run.id,
        rootId: run.parentId ?? run.id,
        supporterId: one.id,
        supporterCountyCode: one.countyCode,
        communityId: other.id,
        communityRegionCode: other.regionCode,
        origin,
        since: origin === 'retained' ? (ids.since[key] ?? null) : null,
        reasons: JSON.stringify(why.reasons),
      }
    }),
  )
}

/** How a pair came: kept from before, chosen by both, or by the run itself. */
function createOrigins(roster: Roster, method: RunRow['method']): (key: string) => Origin {
  const [existing, locked] = [keysOf(roster, 'existing'), keysOf(roster, 'locked')]
  const first = (side: string) =>
    new Set(
      roster.preferences
        .filter((each) => each.side === side && each.rank === 1)
        .map((each) => `${each.supporter} ${each.community}`),
    )
  const [wanted, welcome] = [first('supporter'), first('community')]
  return (key) => {
    if (locked.has(key) && existing.has(key)) return 'retained'
    if (locked.has(key) && wanted.has(key) && welcome.has(key)) return 'chosen'
    return method === 'draw' ? 'drawn' : 'solved'
  }
}

/** Pairs of one relation, by codes with a space between. */
function keysOf({ relations }: Roster, relation: string): ReadonlySet<string> {
  return new Set(
    relations
      .filter((each) => each.relation === relation)
      .map((each) => `${each.supporter} ${each.community}`),
  )
}
