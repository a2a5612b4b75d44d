/** A county's organizations and a published programme in which all of them take part, through the rooms' own doors. */
import type { Roster } from '@lianjian/pairing'
import { dayOf } from '#base/server/clock.ts'
import type { Work, WriteTransaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { insertOrganizations } from '#rooms/organizations/server/door.ts'
import { finishDueTasks, letJoin, makeProgramme, templates } from '#rooms/programmes/server/door.ts'

export const actor = 'demo'

interface DemoProgramme {
  countyCode: string
  regionCode: string
  template: string
  name: string
  nameEn: string
  officeName: string
  roster: Roster
  cycle: { name: string; beginsOn: string; endsOn: string }
}

export interface Founded {
  countyCode: string
  programmeId: string
  cycle: { id: string; beginsOn: string; endsOn: string }
  roster: Roster
  /** Organization of each code, by side. */
  supporterIds: ReadonlyMap<string, string>
  communityIds: ReadonlyMap<string, string>
}

type Sides = Pick<Founded, 'supporterIds' | 'communityIds'>

/**
 * One transaction, so that a start that is interrupted leaves no half demo.
 *
 * @param pair what is made of it in the same transaction
 * @param there organizations that an earlier programme of the demo registered; left out where they are to be
 */
export async function foundProgramme(
  work: Work,
  { countyCode, regionCode, roster, cycle: days, ...wanted }: DemoProgramme,
  pair: (tx: WriteTransaction, founded: Founded) => Promise<void>,
  there?: Sides,
): Promise<void> {
  const template = templates.get(wanted.template)
  if (!template) throw new Error(`the template ${wanted.template} of the demo is gone`)
  const programmeId = newId()
  await work.write({ counties: [countyCode], organizations: [programmeId] }, async (tx) => {
    const { supporterIds, communityIds } =
      there ??
      (await register(tx, {
        ...{ countyCode, regionCode, roster, officeName: wanted.officeName },
        beginsOn: days.beginsOn,
      }))
    const { name, nameEn, officeName } = wanted
    const programme = {
      ...{ id: programmeId, regionCode, name, nameEn, officeName },
      ...{ demo: true, publishedAt: tx.now, cycle: days },
    }
    const { cycleId } = await makeProgramme(tx, template, programme, { actor })
    await finishDueTasks(tx, { id: cycleId, keeperCode: countyCode }, dayOf(tx.now), { actor })
    const cycle = { id: cycleId, ...days }
    const join = { actor, since: cycle.beginsOn }
    const placed = (ids: ReadonlyMap<string, string>) =>
      [...ids.values()].map((id) => ({ countyCode, id }))
    await letJoin(tx, cycle, 'supporter', placed(supporterIds), join)
    await letJoin(tx, cycle, 'community', placed(communityIds), join)
    await tx.record({
      countyCode,
      action: 'demo.load',
      subject: { kind: 'programme', id: programmeId },
      actor,
    })
    await pair(tx, { countyCode, programmeId, cycle, roster, supporterIds, communityIds })
  })
}

async function register(
  tx: WriteTransaction,
  asked: Pick<DemoProgramme, 'countyCode' | 'regionCode' | 'roster' | 'officeName'> & {
    beginsOn: string
  },
): Promise<Sides> {
  const { countyCode, regionCode, roster, officeName, beginsOn } = asked
  const supporterIds = new Map(roster.supporters.map(({ code }) => [code, newId()]))
  const communityIds = new Map(roster.communities.map(({ code }) => [code, newId()]))
  const shared = { countyCode, beginsOn }
  await insertOrganizations(tx, [
    {
      ...shared,
      id: newId(),
      side: 'office',
      code: 'OFFICE',
      name: officeName,
      kind: 'unit',
      level: 'county',
      regionCode,
    },
    ...roster.supporters.map((row) => ({
      ...shared,
      id: supporterIds.get(row.code)!,
      side: 'supporter' as const,
      code: row.code,
      name: row.name,
      kind: row.kind,
      level: row.level ?? null,
      regionCode,
    })),
    ...roster.communities.map((row) => ({
      ...shared,
      id: communityIds.get(row.code)!,
      side: 'community' as const,
      code: row.code,
      name: row.name,
      kind: row.kind,
      level: 'village' as const,
      regionCode: row.code,
    })),
  ])
  return { supporterIds, communityIds }
}
