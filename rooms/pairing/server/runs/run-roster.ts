/** The roster of a run as its rules read it: what the office computes with before anything is decided. */
import type { Roster } from '@lianjian/pairing'
import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { listRegionsByCodes } from '#rooms/regions/server/door.ts'
import { runInput, runRosterOutput } from '../../shared/run-schema.ts'
import { type Among, type Assembled, assembleRoster } from '../roster/assemble-roster.ts'
import { countInForce, listInForce } from '../roster/store.ts'
import { findTranscript } from '../store.ts'
import { type Led, leadRun } from './office.ts'
import { findFrozen, findRun, type RunRow } from './store.ts'

export const showRunRoster = route({
  method: 'GET',
  path: '/api/runs/:county/:runId/roster',
  summary: 'The roster of a run, as it stands for a draft and as it was frozen for any other',
  access: { capability: 'pairing.run' },
  input: runInput,
  output: runRosterOutput,
  async handle({ actor, params: { county, runId }, read }) {
    const key = { countyCode: county, runId }
    const led = await leadRun(read, key, actor.reach('pairing.run'))
    return read(led.scope, async (tx) => {
      const run = await findRun(tx, key)
      if (!run) throw absent()
      const { roster, standing } = await rosterOfRun(tx, led, run)
      const places = await placesOf(tx, roster)
      return { roster, standing, places, pairs: await pairsOfRun(tx, run) }
    })
  },
})

/**
 * What a run of the cycle would be frozen with now.
 *
 * @param among which participants are in it; all that have a place left beside what is in force when left out
 */
export async function rosterNow(
  tx: Transaction,
  { scope: { counties }, cycle }: Led,
  among: Among = {},
): Promise<Assembled & { standing: CodePair[] }> {
  const today = dayOf(tx.now)
  const taken = among.taken ?? (await countInForce(tx, counties, cycle.id, today))
  // Two that have each other already are not come to once more, whatever places they have left.
  const inForce = among.inForce ? [] : await listInForce(tx, counties, cycle.id, today)
  const without = [...(among.without ?? []), ...inForce]
  const assembled = await assembleRoster(tx, cycle.id, counties, { ...among, taken, without })
  return { ...assembled, standing: codedPairs(assembled, inForce) }
}

type CodePair = [supporter: string, community: string]

/** Of those that are in the roster. */
function codedPairs(
  { ids }: Assembled,
  pairs: readonly { supporterId: string; communityId: string }[],
): CodePair[] {
  const codesOf = (side: 'supporter' | 'community') =>
    new Map(Object.entries(ids[side]).map(([code, { id }]) => [id, code]))
  const [supporters, communities] = [codesOf('supporter'), codesOf('community')]
  return pairs.flatMap(({ supporterId, communityId }): CodePair[] => {
    const [supporter, community] = [supporters.get(supporterId), communities.get(communityId)]
    return supporter && community ? [[supporter, community]] : []
  })
}

async function rosterOfRun(
  tx: Transaction,
  led: Led,
  run: RunRow,
): Promise<{ roster: Roster; standing: CodePair[] }> {
  const frozen = await findFrozen(tx, { countyCode: run.countyCode, runId: run.id })
  // What is frozen is only looked at: whose an avoidance is matters to nobody any more.
  return frozen ? { roster: frozen.roster as Roster, standing: [] } : rosterNow(tx, led)
}

/** Names of the townships and counties that the communities lie in, by code. */
async function placesOf(
  tx: Transaction,
  { communities }: Roster,
): Promise<{ code: string; name: string }[]> {
  const codes = communities.flatMap(({ region = '' }) =>
    [9, 6].map((length) => region.slice(0, length).padEnd(12, '0')),
  )
  const regions = await listRegionsByCodes(tx, [...new Set(codes)])
  return regions.map(({ code, name }) => ({ code, name }))
}

/** What it came to, by code; null before that. */
async function pairsOfRun(tx: Transaction, run: RunRow): Promise<[string, string][] | null> {
  const transcript = await findTranscript(tx, run.countyCode, run.id)
  return transcript === undefined ? null : JSON.parse(transcript).pairs
}
