/** Whom something of a run concerns: its programme, and both sides of each pair that stands. */
import type { Transaction, Work } from '#base/server/db/work.ts'
import { listOrganizationsByIds } from '#rooms/organizations/server/door.ts'
import {
  findCycle,
  findProgramme,
  type ProgrammeRow,
  scopeOf,
} from '#rooms/programmes/server/door.ts'
import { communityOf, type Seat, supporterOf } from './across-counties.ts'
import { findPartnership, listPartnershipsOfProposals } from './partnerships/store.ts'
import { listProposals, type ProposalRow } from './proposals/store.ts'
import { isFallen } from './runs/draw-again.ts'
import { findRun, type RunKey, type RunRow } from './runs/store.ts'

export interface ConcernedPair {
  proposalId: string
  supporter: Seat & { answered: boolean }
  community: Seat & { answered: boolean }
  /** Once it is in force, in the community's county. */
  partnershipId: string | undefined
}

export interface Concerned {
  run: RunRow
  programme: ProgrammeRow
  pairs: ConcernedPair[]
}

/** Undefined where the run is not there any more. */
export async function findConcerned(
  read: Work['read'],
  key: RunKey,
): Promise<Concerned | undefined> {
  const found = await read({ counties: [key.countyCode] }, async (tx) => {
    const run = await findRun(tx, key)
    const cycle = run && (await findCycle(tx, run.cycleId))
    const programme = cycle && (await findProgramme(tx, cycle.programmeId))
    return run && programme && { run, programme }
  })
  if (!found) return undefined
  const { counties } = scopeOf(found.programme)
  const pairs = await read({ counties }, (tx) => pairsOf(tx, found.run))
  return { ...found, pairs }
}

async function pairsOf(tx: Transaction, run: RunRow): Promise<ConcernedPair[]> {
  const standing = (await listProposals(tx, run, {})).filter((each) => !isFallen(each))
  const begun = await listPartnershipsOfProposals(
    tx,
    [...new Set(standing.map((row) => communityOf(row).countyCode))],
    {
      runIds: [...new Set(standing.map(({ runId }) => runId))],
      proposalIds: standing.map(({ id }) => id),
    },
  )
  return standing.map((row: ProposalRow) => ({
    proposalId: row.id,
    supporter: { ...supporterOf(row), answered: row.supporterAnswer !== null },
    community: { ...communityOf(row), answered: row.communityAnswer !== null },
    partnershipId: begun.get(row.id),
  }))
}

interface Named extends Seat {
  name: string
}

/** The two of a partnership, each where it is registered, and the programme; undefined where it is not there. */
export async function findTold(
  read: Work['read'],
  countyCode: string,
  id: string,
): Promise<{ supporter: Named; community: Named; programme: ProgrammeRow } | undefined> {
  return read({ counties: [countyCode] }, async (tx) => {
    const row = await findPartnership(tx, countyCode, id)
    const cycle = row && (await findCycle(tx, row.cycleId))
    const programme = cycle && (await findProgramme(tx, cycle.programmeId))
    if (!row || !programme) return undefined
    const sides = await listOrganizationsByIds(tx, countyCode, [row.supporterId, row.communityId])
    const named = (sideId: string): Named => {
      const found = sides.find((each) => each.id === sideId)
      if (!found) throw new Error(`partnership ${id} names ${sideId}, which is not there`)
      return { id: sideId, name: found.name, countyCode: found.homeCountyCode ?? countyCode }
    }
    return { supporter: named(row.supporterId), community: named(row.communityId), programme }
  })
}
