import type { WriteTransaction } from '#base/server/db/work.ts'
import { findCycle, findProgramme, scopeOf } from '#rooms/programmes/server/door.ts'
import { type GivenRoster, rosterRows } from './roster/given-roster.ts'
import { putRosterRows } from './roster/store.ts'
import { beginRun, rulesOfWay } from './runs/create-run.ts'
import { freezeNow } from './runs/freeze-run.ts'
import type { RunKey } from './runs/store.ts'

export interface PrepareDraw extends GivenRoster {
  /** Of the programme's ways, the one that draws. */
  way: string
  /** What it is called in the hall and in the transcript. */
  title: string
  actor: string
  reason: string
}

/**
 * Takes over a roster and freezes a run of it: what is left is to announce the draw. The transaction's scope must hold
 * the county and the programme, and the participants have joined the cycle.
 *
 * @throws Problem pairing.roster with every fault of the list under these rules
 */
export async function prepareDraw(tx: WriteTransaction, input: PrepareDraw): Promise<RunKey> {
  const { countyCode, programmeId, way, title } = input
  const programme = await findProgramme(tx, programmeId)
  const cycle = await findCycle(tx, input.cycle.id)
  if (!programme || !cycle) throw new Error('a draw is prepared before its programme is made')
  const { counties } = scopeOf(programme)
  const led = {
    ...{ programme, cycle, countyCode },
    scope: { counties, organizations: [programmeId] },
  }
  await putRosterRows(tx, rosterRows(input))
  const rules = { ...(await rulesOfWay(tx, led, way)), title }
  const by = { actor: input.actor, reason: input.reason }
  const { id: runId, version } = await beginRun(tx, led, { rules, way }, by)
  const key = { countyCode, runId }
  await freezeNow(tx, led, key, { ...by, version })
  return key
}
