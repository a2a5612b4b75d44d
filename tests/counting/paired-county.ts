/** A county of the size that a programme reported, paired and in force, whose people enter what they did over HTTP. */
import { needCodes, type Roster, type RosterSupporter } from '@lianjian/pairing'
import { Stream } from '@lianjian/pairing/stream'
import { foundProgramme } from '#apps/server/demo/found-programme.ts'
import { dayOf } from '#base/server/clock.ts'
import { adoptRun } from '#rooms/pairing/server/door.ts'
import { templates } from '#rooms/programmes/server/door.ts'
import { listPlacesOfCounty, loadShippedRegions } from '#rooms/regions/server/door.ts'
import { type Application, startApplication, testClock } from '../application/application.ts'
import { addPerson, openSession } from '../application/people.ts'
import type { Visitor } from '../application/visitor.ts'

export const county = '222403'
const region = county.padEnd(12, '0')
const dayMs = 86_400_000

export interface Pair {
  id: string
  supporterId: string
  communityId: string
  community: string
}

export interface PairedCounty {
  application: Application
  cycleId: string
  pairs: Pair[]
  office: Visitor
  today(): string
  /** Time goes by; who was signed in signs in anew. */
  passDays(days: number): Promise<void>
  supporter(pair: Pair): Promise<Visitor>
  village(pair: Pair): Promise<Visitor>
  close(): Promise<void>
}

/** @param asked how many pairs, each of one supporter and one community, by a way of this template */
export async function pairCounty(asked: {
  template: string
  kind: RosterSupporter['kind']
  pairs: number
}): Promise<PairedCounty> {
  const clock = testClock()
  const application = await startApplication({ clock: clock.now })
  const { work, database } = application
  await loadShippedRegions(database.adminUrl)
  const places = await work.read({ counties: [county] }, (tx) => listPlacesOfCounty(tx, county))
  const begins = dayOf(clock.now())
  const cycle = {
    ...{ name: '一', beginsOn: begins },
    endsOn: dayOf(new Date(clock.now().getTime() + 364 * dayMs)),
  }
  const way = templates.get(asked.template)?.ways.find(({ rules }) => rules.method === 'optimize')
  if (!way) throw new Error(`no way to solve in ${asked.template}`)
  let cycleId = ''
  await foundProgramme(
    work,
    {
      ...{ countyCode: county, regionCode: region, template: asked.template, cycle },
      ...{ name: '结对', nameEn: 'Pairing', officeName: '联建办' },
      roster: rosterOf(asked.kind, places.slice(0, asked.pairs)),
    },
    async (tx, founded) => {
      cycleId = founded.cycle.id
      const by = { actor: 'test', reason: '试' }
      const { outcome } = await adoptRun(tx, {
        ...{ ...founded, ...by, seed: { typed: 'ab'.repeat(32) } },
        rules: { ...way.rules, eligibility: { ...way.rules.eligibility, levels: [] } },
      })
      if (outcome !== 'adopted') throw new Error('the county cannot be paired')
    },
  )
  const pairs = await work.read({ counties: [county] }, async (tx) => {
    const rows = await tx.db
      .selectFrom('pairing.partnerships as p')
      .innerJoin('organizations.organizations as c', (join) =>
        join.onRef('c.countyCode', '=', 'p.countyCode').onRef('c.id', '=', 'p.communityId'),
      )
      .select(['p.id', 'p.supporterId', 'p.communityId', 'c.name as community'])
      .where('p.countyCode', '=', county)
      .orderBy('p.id')
      .execute()
    return rows
  })
  let people = 0
  const enter = async (role: 'unit' | 'village' | 'office', organization?: string) => {
    const held = organization
      ? { role, kind: 'organization' as const, code: organization, countyCode: county }
      : { role, code: region }
    const username = `person${++people}`
    const id = await addPerson(application, { username, grants: [held], password: false })
    return openSession(application, id, { secondFactor: true })
  }
  const paired: PairedCounty = {
    ...{ application, cycleId, pairs, office: await enter('office') },
    today: () => dayOf(clock.now()),
    async passDays(days) {
      clock.forward(days * dayMs)
      paired.office = await enter('office')
    },
    supporter: ({ supporterId }) => enter('unit', supporterId),
    village: ({ communityId }) => enter('village', communityId),
    close: () => application.close(),
  }
  return paired
}

function rosterOf(
  kind: RosterSupporter['kind'],
  places: readonly { code: string; name: string; kind: 'village' | 'community' }[],
): Roster {
  const chance = new Stream(new Uint8Array(32), 'counting')
  const one = { min: 1, max: 1 }
  const need = () => needCodes[chance.below(needCodes.length)] as (typeof needCodes)[number]
  return {
    supporters: places.map((_, at) => ({
      ...{ code: `S${at + 1}`, name: `第${at + 1}支部`, kind, level: 'county', function: 'sector' },
      ...{ tier: 2, region, ...one, offers: [need()] },
    })),
    communities: places.map(({ code, name, kind: sort }) => ({
      ...{ code, name, kind: sort, tier: 2, needs: [need()], region: code, ...one },
    })),
    relations: [],
    preferences: [],
  }
}
