/** Who would join: those that were named, or all of a kind; with every fault there is. */
import { prefixOfCode } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { Actor } from '#base/server/http/route.ts'
import {
  listOrganizationsAmong,
  listOrganizationsWithin,
  type OrganizationRow,
} from '#rooms/organizations/server/door.ts'
import type { Kind, Level, Side } from '#rooms/organizations/shared/words.ts'
import {
  chosenTwice,
  type Judged,
  judgeFit,
  judgeJoining,
  kindsFor,
  notThere,
} from '../../shared/judge-participants.ts'
import type { ParticipantFault } from '../../shared/problems.ts'
import type { Settings } from '../../shared/template.ts'
import type { Part } from '../../shared/words.ts'
import { countiesIn, scopeOf } from '../reached.ts'
import type { CycleRow, ProgrammeRow } from '../store.ts'
import { nameFor } from './describe-participants.ts'
import { listParticipants } from './store.ts'

export interface Choice {
  programme: ProgrammeRow
  cycle: Pick<CycleRow, 'id'>
  settings: Settings
  part: Part
  /** Who is told the names of those that may not join. */
  actor: Actor
}

export interface Chosen {
  rows: OrganizationRow[]
  /** Of all of a kind: how many take part already. */
  already: number
  faults: ParticipantFault[]
}

/** @param held whether what is told of them has to hold until the transaction ends */
export async function chooseByIds(
  tx: Transaction,
  choice: Choice,
  ids: readonly string[],
  held: boolean,
): Promise<Chosen> {
  const { programme, cycle, part, settings, actor } = choice
  const counties = countiesIn(scopeOf(programme))
  const found = await listOrganizationsAmong(tx, counties, ids, { held })
  const own = prefixOfCode(programme.regionCode)
  const byId = new Map(
    found.filter(({ regionCode }) => regionCode.startsWith(own)).map((row) => [row.id, row]),
  )
  const present = await partsOf(tx, counties, cycle.id, ids)
  const seen = new Set<string>()
  const faults = ids.flatMap((id, at): ParticipantFault[] => {
    const pointer = `/organizationIds/${at}`
    const row = byId.get(id)
    if (!row) return [notThere(pointer)]
    const judged = judgedOf(row, actor)
    if (seen.has(id)) return [chosenTwice(pointer, judged.name)]
    seen.add(id)
    return judgeJoining(judged, part, settings, present.get(id), pointer)
  })
  return { rows: [...byId.values()], already: 0, faults }
}

/** What does not fit is not of the kind that was asked for, and so no fault. */
export async function chooseAll(
  tx: Transaction,
  choice: Choice,
  wanted: { side: Side; kinds?: readonly Kind[] | undefined; regionCode?: string | undefined },
  held: boolean,
): Promise<Chosen> {
  const { programme, cycle, part, settings, actor } = choice
  const counties = countiesIn(scopeOf(programme))
  const own = prefixOfCode(programme.regionCode)
  const asked = wanted.regionCode === undefined ? own : prefixOfCode(wanted.regionCode)
  // Never more than the programme's own region, whatever was asked for.
  const prefix = own.startsWith(asked) ? own : asked
  const kinds = wanted.kinds ?? kindsFor(part, settings)
  const faults: ParticipantFault[] = prefix.startsWith(own) ? [] : [notThere('/allOf/regionCode')]
  const fitting: string[] = []
  for (const county of faults.length > 0 ? [] : counties) {
    const rows = await listOrganizationsWithin(tx, county, wanted.side, prefix)
    fitting.push(
      ...rows
        .filter((row) => kinds.includes(row.kind as Kind) && row.homeCountyCode === null)
        .filter((row) => judgeFit(judgedOf(row, actor), part, settings, '').length === 0)
        .map(({ id }) => id),
    )
  }
  const present = await partsOf(tx, counties, cycle.id, fitting)
  const ids = fitting.filter((id) => !present.has(id))
  const rows = await listOrganizationsAmong(tx, counties, ids, { held })
  // One that was closed between the two statements does not join.
  const open = rows.filter(({ endsOn }) => endsOn === null)
  return { rows: open, already: present.size, faults }
}

/** The parts that organizations have in a cycle by now. */
async function partsOf(
  tx: Transaction,
  counties: readonly string[],
  cycleId: string,
  organizationIds: readonly string[],
): Promise<Map<string, Part>> {
  const cycleIds = [cycleId]
  const rows = await listParticipants(tx, { counties, cycleIds, state: 'present', organizationIds })
  return new Map(rows.map(({ organizationId, part }) => [organizationId, part]))
}

export function judgedOf(row: OrganizationRow, actor: Actor): Judged {
  const { id, kind, level, endsOn, homeCountyCode } = row
  return {
    ...{ id, endsOn, homeCountyCode, name: nameFor(actor, row) },
    ...{ kind: kind as Kind, level: level as Level | null },
  }
}
