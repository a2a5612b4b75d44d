/** Who takes part in a cycle on both sides, with what the office says of each and what the rules still need. */
import { missingForRules } from '@lianjian/pairing'
import { rulesSchema } from '@lianjian/pairing/rules'
import type { Selectable } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { OrganizationRow } from '#rooms/organizations/server/door.ts'
import { countiesIn, listPresent, settingsInForce } from '#rooms/programmes/server/door.ts'
import { refusedStep } from '../../shared/problems.ts'
import {
  type RosterField,
  type RosterSide,
  type RosterValues,
  rosterFields,
} from '../../shared/roster-schema.ts'
import { homesAmong } from '../across-counties.ts'
import type { Led } from '../runs/office.ts'
import { listRosterRows } from './store.ts'

export interface RosterParticipant {
  organization: OrganizationRow
  side: RosterSide
  row: RosterValues | null
}

/** In the order of county and code. */
export async function listRosterParticipants(
  tx: Transaction,
  { scope, cycle }: Led,
): Promise<RosterParticipant[]> {
  const counties = countiesIn(scope)
  const present = await listPresent(tx, counties, cycle.id)
  const sides = [...present].flatMap(([id, part]) => (part === 'ally' ? [] : [[id, part] as const]))
  const ids = sides.map(([id]) => id)
  const byId = await homesAmong(tx, counties, ids)
  const rows = await listRosterRows(tx, cycle.id, scope.counties)
  const rowOf = new Map(rows.map((row) => [row.organizationId, valuesOf(row)]))
  const entries = sides.flatMap(([id, side]): RosterParticipant[] => {
    const organization = byId.get(id)
    // One that closed is told to leave by a job.
    if (!organization || organization.endsOn !== null) return []
    return [{ organization, side, row: rowOf.get(id) ?? null }]
  })
  const key = ({ organization: { countyCode, code } }: RosterParticipant) => `${countyCode} ${code}`
  return entries.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

export function valuesOf(row: Selectable<Tables['pairing.rosterRows']>): RosterValues {
  const { tier, offers, needs, capacityMin, capacityMax } = row
  return {
    ...{ tier, capacityMin, capacityMax, function: row.function as RosterValues['function'] },
    offers: offers as RosterValues['offers'],
    needs: needs as RosterValues['needs'],
  }
}

export type Needed = Record<RosterSide, readonly RosterField[]>

export interface WayOfPairing {
  way: string | null
  ways: { code: string; name: { zh: string; en: string } }[]
  needed: Needed
}

/**
 * What the rules of one of the programme's ways need of each participant.
 *
 * @throws Problem pairing.no-way
 */
export async function neededByWay(
  tx: Transaction,
  { programme }: Led,
  code: string | undefined,
): Promise<WayOfPairing> {
  const { ways } = (await settingsInForce(tx, programme)).settings
  const chosen = code === undefined ? ways[0] : ways.find((each) => each.code === code)
  if (!chosen) throw refusedStep('no-way')
  const missing = missingForRules(rulesSchema.parse(chosen.rules))
  // Where an organization lies the registry always says.
  const asked = (side: RosterSide) =>
    rosterFields.filter(
      (field) => field === 'capacity' || (missing[side] as readonly string[]).includes(field),
    )
  return {
    way: chosen.code,
    ways: ways.map(({ code, name }) => ({ code, name })),
    needed: { supporter: asked('supporter'), community: asked('community') },
  }
}

export function missingOf(
  { organization, side, row }: RosterParticipant,
  needed: Needed,
): RosterField[] {
  const known: Record<RosterField, boolean> = {
    capacity: row !== null,
    tier: row?.tier != null,
    level: organization.level !== null,
    function: row?.function != null,
    needs: (row?.needs.length ?? 0) > 0,
  }
  return needed[side].filter((field) => !known[field])
}
