/** Fills an empty database with the demo county, through the rooms' own doors. */
import { dayOf } from '#base/server/clock.ts'
import type { Work } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { insertOrganizations } from '#rooms/organizations/server/door.ts'
import { adoptRun } from '#rooms/pairing/server/door.ts'
import {
  finishDueTasks,
  hasProgrammes,
  letJoin,
  makeProgramme,
  templates,
} from '#rooms/programmes/server/door.ts'
import { listPlacesOfCounty } from '#rooms/regions/server/door.ts'
import { countyCode, countyRegion, demoRoster, demoRules, demoSeed } from './dunhua.ts'

const actor = 'demo'
const officeName = '示例办公室'

export async function loadDemo(work: Work, say: (line: string) => void): Promise<void> {
  // One that was withdrawn from the public pages is there all the same.
  if (await work.read({ counties: [] }, hasProgrammes)) return
  say('正在准备演示：敦化市 119 个单位、322 个村（社区） / Preparing the demo county')

  const [officeId, programmeId] = [newId(), newId()]
  const places = await work.read({ counties: [countyCode] }, (tx) =>
    listPlacesOfCounty(tx, countyCode),
  )
  const roster = demoRoster(places)
  const supporterIds = new Map(roster.supporters.map(({ code }) => [code, newId()]))
  const communityIds = new Map(roster.communities.map(({ code }) => [code, newId()]))
  const year = Number(dayOf(new Date()).slice(0, 4))
  const days = { name: `${year}`, beginsOn: `${year}-01-01`, endsOn: `${year}-12-31` }
  const template = templates.get('units-to-places')
  if (!template) throw new Error('the template of the demo is gone')

  // One transaction, so that a start that is interrupted leaves no half demo.
  await work.write({ counties: [countyCode], organizations: [programmeId] }, async (tx) => {
    const shared = { countyCode, beginsOn: days.beginsOn }
    await insertOrganizations(tx, [
      {
        ...shared,
        id: officeId,
        side: 'office',
        code: 'OFFICE',
        name: officeName,
        kind: 'unit',
        level: 'county',
        regionCode: countyRegion,
      },
      ...roster.supporters.map((row) => ({
        ...shared,
        id: supporterIds.get(row.code)!,
        side: 'supporter',
        code: row.code,
        name: row.name,
        kind: row.kind,
        level: row.level ?? null,
        regionCode: countyRegion,
      })),
      ...roster.communities.map((row) => ({
        ...shared,
        id: communityIds.get(row.code)!,
        side: 'community',
        code: row.code,
        name: row.name,
        kind: row.kind,
        level: 'village',
        regionCode: row.code,
      })),
    ])
    const wanted = {
      id: programmeId,
      regionCode: countyRegion,
      name: '党建包联',
      nameEn: 'Paired support',
      officeName,
      demo: true,
      publishedAt: tx.now,
      cycle: days,
    }
    const { cycleId } = await makeProgramme(tx, template, wanted, { actor })
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
    const adopted = await adoptRun(tx, {
      countyCode,
      programmeId,
      cycle,
      roster,
      rules: demoRules,
      seed: { typed: demoSeed },
      supporterIds,
      communityIds,
      actor,
      reason: '演示',
    })
    if (adopted.outcome === 'infeasible') throw new Error('the demo county cannot be paired')
  })
}
