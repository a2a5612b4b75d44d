/** What stands in the cells of each sheet, by column; what is chosen from a list as its code. */
import type { Transaction } from '#base/server/db/work.ts'
import type { RosterSide, RosterTable } from '../../shared/roster-schema.ts'
import type { Led } from '../runs/office.ts'
import { listRosterParticipants } from './list-participants.ts'
import { codeInSheet } from './organizations-named.ts'
import { listChoices, listExistingPairs, listRelations } from './store.ts'

export type SheetCells = Record<string, string | number | readonly string[] | null>
type Cells = (tx: Transaction, led: Led) => Promise<SheetCells[]>

export const sheetCells: Record<RosterTable, Cells> = {
  supporters: cellsOfSide('supporter'),
  communities: cellsOfSide('community'),
  async relations(tx, led) {
    const codeOf = await codesOf(tx, led)
    const { counties } = led.scope
    const relations = await listRelations(tx, led.cycle.id, counties)
    const existing = await listExistingPairs(tx, led.cycle.id, counties)
    const all = [
      ...existing.map((pair) => ({ ...pair, relation: 'existing' })),
      ...relations.map((pair) => ({ ...pair, since: null })),
    ]
    return all.flatMap(({ relation, since, ...pair }) => {
      const codes = codeOf(pair)
      return codes ? [{ ...codes, relation, since }] : []
    })
  },
  async preferences(tx, led) {
    const codeOf = await codesOf(tx, led)
    const choices = await listChoices(tx, led.cycle.id, led.scope.counties)
    return choices.flatMap(({ rank, side, ...pair }) => {
      const codes = codeOf(pair)
      return codes ? [{ ...codes, rank, side }] : []
    })
  },
}

/** All that take part, so that only what is missing has to be filled in. */
function cellsOfSide(side: RosterSide): Cells {
  return async (tx, led) => {
    const participants = await listRosterParticipants(tx, led)
    return participants
      .filter((each) => each.side === side)
      .map(({ organization, row }) => ({
        code: codeInSheet(led, organization),
        ...{ name: organization.name, kind: organization.kind },
        level: organization.level,
        function: row?.function ?? organization.function,
        tier: row?.tier ?? null,
        region: organization.regionCode,
        min: row?.capacityMin ?? null,
        max: row?.capacityMax ?? null,
        members: organization.members,
        households: organization.households,
        offers: row?.offers ?? [],
        needs: row?.needs ?? [],
      }))
  }
}

/** Of two that both still take part: others cannot be brought again. */
async function codesOf(tx: Transaction, led: Led) {
  const participants = await listRosterParticipants(tx, led)
  const codes = new Map(
    participants.map(({ organization }) => [organization.id, codeInSheet(led, organization)]),
  )
  return ({ supporterId, communityId }: { supporterId: string; communityId: string }) => {
    const [supporter, community] = [codes.get(supporterId), codes.get(communityId)]
    return supporter !== undefined && community !== undefined ? { supporter, community } : undefined
  }
}
