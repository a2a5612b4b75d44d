/** Lets half a year go by in the invented county: its people use the same routes as everybody, each on its day. */
import type { InjectOptions } from 'fastify'
import { type Clock, dayOf } from '#base/server/clock.ts'
import { nowhere, type Reach } from '#base/server/db/reach.ts'
import type { Work } from '#base/server/db/work.ts'
import { buildServer, type ServerParts } from '#base/server/http/build-server.ts'
import type { Actor, Route } from '#base/server/http/route.ts'
import { deliverOutbox } from '#base/server/jobs/outbox.ts'
import { followNeeds } from '#rooms/activities/server/door.ts'
import { adoptRun, listPairs } from '#rooms/pairing/server/door.ts'
import { listPublicProgrammes, templates } from '#rooms/programmes/server/door.ts'
import { inventedCounty as countyCode, listPlacesOfCounty } from '#rooms/regions/server/door.ts'
import { capabilitiesOf } from '../access/capabilities.ts'
import { findOrganizations } from '../access/find-places.ts'
import { actor as demo, foundProgramme } from './found-programme.ts'
import { type Happening, halfYear, happenings } from './half-year.ts'
import { inventedRegion, inventedRoster } from './invented.ts'

const oneDay = 86_400_000
const template = 'units-to-villages'

export interface Past {
  /** Writes at the moments of this clock. */
  workAt(clock: Clock): Work
  routes: Route[]
  version: string
}

interface Pair {
  id: string
  supporterId: string
  communityId: string
}

/** Where it is begun already, nothing: an example that a start was interrupted in stays as far as it came. */
export async function loadHalfYear({ workAt, routes, version }: Past): Promise<void> {
  const today = Date.now()
  const dayAt = (day: number) => new Date(today - (halfYear - day) * oneDay)
  let now = dayAt(0)
  const clock = () => now
  const work = workAt(clock)
  const there = await registered(work)
  if (!there) return
  const cycleId = await found(work, there, dayAt(0))
  const pairs = await work.read({ counties: [countyCode] }, (tx) =>
    listPairs(tx, countyCode, { cycleId }),
  )
  const { ask, leave } = await enter({ work, clock, routes, version })
  const lived = live({ ask, cycleId, pairs, dayAt })
  for (const happening of happenings(pairs.length)) {
    now = dayAt(happening.day)
    await lived(happening)
    // What is said of a need is said of what met it. Nobody is told by notice of what is long past.
    await deliverOutbox(work, followNeeds, countyCode)
  }
  await leave()
}

/** The county's roster and organizations as the draw's programme registered them; undefined where it has a further one. */
async function registered(work: Work) {
  return work.read({ counties: [countyCode] }, async (tx) => {
    const programmes = await listPublicProgrammes(tx, 'zh-CN')
    const own = programmes.filter(({ regionCode }) => regionCode === inventedRegion)
    if (own.length !== 1) return undefined
    const roster = inventedRoster(await listPlacesOfCounty(tx, countyCode))
    const idsOf = async (side: 'supporter' | 'community', rows: readonly { code: string }[]) => {
      const coded = rows.map(({ code }) => ({ side, code }))
      const ids = await findOrganizations(tx, countyCode, coded)
      return new Map([...ids].map(([key, id]) => [key.slice(side.length + 1), id]))
    }
    return {
      roster,
      supporterIds: await idsOf('supporter', roster.supporters),
      communityIds: await idsOf('community', roster.communities),
    }
  })
}

type Registered = NonNullable<Awaited<ReturnType<typeof registered>>>

/** @returns the cycle, paired and in force from its first day on */
async function found(work: Work, there: Registered, begins: Date): Promise<string> {
  const way = templates.get(template)?.ways.find(({ rules }) => rules.method === 'optimize')
  if (!way) throw new Error(`${template} solves no pairing`)
  const ends = new Date(begins.getTime() + 364 * oneDay)
  let cycleId = ''
  await foundProgramme(
    work,
    {
      ...{ countyCode, regionCode: inventedRegion, template, roster: there.roster },
      ...{ name: '支部联建', nameEn: 'Joint building', officeName: '示例县联建办' },
      cycle: { name: '第一年', beginsOn: dayOf(begins), endsOn: dayOf(ends) },
    },
    async (tx, founded) => {
      cycleId = founded.cycle.id
      const by = { actor: demo, reason: '演示' }
      const seed = { typed: '5c'.repeat(32) }
      const adopted = await adoptRun(tx, { ...founded, ...by, rules: way.rules, seed })
      if (adopted.outcome === 'infeasible') throw new Error('the invented county cannot be paired')
    },
    there,
  )
  return cycleId
}

type Ask = (
  by: By,
  path: string,
  body: object,
  method?: 'POST' | 'GET',
  // biome-ignore lint/suspicious/noExplicitAny: answers of routes that are held to their schemas elsewhere
) => Promise<any>

type By = { role: 'unit' | 'village'; organization: string } | 'resident'

/** A server that nobody reaches from without, in which each request says as whom it comes. */
async function enter(
  asked: Pick<ServerParts, 'work' | 'clock' | 'routes' | 'version'>,
): Promise<{ ask: Ask; leave(): Promise<void> }> {
  let residents = 0
  const server = await buildServer({
    ...{ ...asked, logger: false },
    resolveActor: async ({ headers }) =>
      typeof headers.as === 'string' ? actorOf(headers.as) : undefined,
    problemPage: () => '',
  })
  const ask: Ask = async (by, url, payload, method = 'POST') => {
    // Each resident answers from a phone of their own.
    const from = by === 'resident' ? { remoteAddress: `10.1.0.${++residents % 250}` } : {}
    const headers = by === 'resident' ? {} : { as: `${by.role} ${by.organization}` }
    const request: InjectOptions = { method, url, headers, ...from }
    const answer = await server.inject(method === 'GET' ? request : { ...request, payload })
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`)
    return answer.json()
  }
  return { ask, leave: async () => server.close() }
}

function actorOf(as: string): Actor {
  const [role, organization] = as.split(' ') as ['unit' | 'village', string]
  const organizations = [organization]
  const scope = { counties: [countyCode], organizations }
  const reach: Reach = { scope, regions: [], organizations }
  const capabilities: ReadonlySet<string> = new Set(capabilitiesOf[role])
  return {
    ...{ id: `${demo}-${role}`, scope, capabilities },
    reach: (capability) => (capabilities.has(capability) ? reach : nowhere),
  }
}

interface County {
  ask: Ask
  cycleId: string
  pairs: readonly Pair[]
  dayAt(day: number): Date
}

/** Carries one happening out, and remembers the records that later ones go on with. */
function live({ ask, cycleId, pairs, dayAt }: County) {
  const needs = new Map<string, string>()
  const deeds = new Map<string, string>()
  const dayOn = (day: number) => dayOf(dayAt(day))
  return async (happening: Happening): Promise<void> => {
    const pair = pairs[happening.pair] as Pair
    const unit: By = { role: 'unit', organization: pair.supporterId }
    const village: By = { role: 'village', organization: pair.communityId }
    const asUnit = { organizationId: pair.supporterId }
    const day = dayOn(happening.day)
    const stepNeed = async (by: By, need: string, step: string, body: object = {}) => {
      const path = `/api/needs/${countyCode}/${needs.get(need)}`
      const { version } = await ask(by, path, {}, 'GET')
      return ask(by, `${path}/${step}`, { version, ...body })
    }
    const stepDeed = (by: By, deed: string, step: string, body: object = {}) =>
      ask(by, `/api/deeds/${countyCode}/${deeds.get(deed)}/${step}`, { version: 1, ...body })
    switch (happening.what) {
      case 'offer': {
        const { category, content, needs: meets, quantity, unit: counted } = happening.offer
        await ask(unit, '/api/offers', {
          ...{ countyCode, cycleId, ...asUnit, category, needs: meets, title: content },
          ...(category === 'money' && quantity && { amountFen: quantity * 100 }),
          ...(category !== 'money' && quantity && { quantity, quantityUnit: counted }),
          publish: true,
        })
        return
      }
      case 'ask': {
        const { category, text } = happening
        const { title, detail, self, helped } = text
        const { id } = await ask(village, '/api/needs', {
          ...{ countyCode, cycleId, communityId: pair.communityId, category, title, detail },
          ...{ beneficiaries: helped, selfEffort: self, decision: '村民代表会议', decidedOn: day },
        })
        needs.set(happening.need, id)
        await stepNeed(village, happening.need, 'publish')
        return
      }
      case 'claim':
        await stepNeed(unit, happening.need, 'claim', asUnit)
        return
      case 'set-aside':
        await stepNeed(unit, happening.need, 'claim', asUnit)
        await stepNeed(unit, happening.need, 'unfeasible', {
          ...{ ...asUnit, reason: '要先等上级规划批下来，单位办不了' },
        })
        return
      case 'plan':
        await stepNeed(unit, happening.need, 'plan', {
          ...{ ...asUnit, plan: happening.text.plan, by: dayOn(happening.byDay) },
        })
        return
      case 'meet': {
        const { done, helped, cost } = happening.text
        await ask(unit, '/api/deeds', {
          ...{
            countyCode,
            partnershipId: pair.id,
            title: happening.text.title,
            outcome: done,
            day,
          },
          ...{ helped, needId: needs.get(happening.need), delivers: true, costs: costsOf(cost) },
        })
        return
      }
      case 'deny':
        await stepNeed(village, happening.need, 'answers', { yes: false, words: happening.words })
        return
      case 'deliver-again':
        await stepNeed(unit, happening.need, 'deliver', {
          ...{ ...asUnit, done: `${happening.text.done}，又去补了一回`, on: day },
        })
        return
      case 'confirm':
        await stepNeed(village, happening.need, 'answers', { yes: true })
        return
      case 'resident-confirms': {
        const { slips } = await stepNeed(village, happening.need, 'slips', { count: 1 })
        const secret = slips[0].link.split('/').at(-1)
        await ask('resident', '/api/public/need-answers', { secret, yes: 'yes' })
        return
      }
      case 'declare': {
        const { title, helped, cost } = happening.text
        const { id } = await ask(unit, '/api/deeds', {
          ...{ countyCode, partnershipId: pair.id, title, day, helped, costs: costsOf(cost) },
        })
        deeds.set(happening.deed, id)
        return
      }
      case 'confirm-deed':
        await stepDeed(village, happening.deed, 'confirm')
        return
      case 'question-deed':
        await stepDeed(village, happening.deed, 'question', { words: '人数报多了，请改一下' })
        return
      case 'give-back': {
        const { title, quantity, unit: countedIn } = happening.text
        await ask(village, '/api/deeds', {
          ...{
            countyCode,
            partnershipId: pair.id,
            direction: 'gift',
            title,
            day,
            quantity,
            countedIn,
          },
        })
      }
    }
  }
}

const costsOf = (yuan: number) => (yuan > 0 ? [{ source: 'own', fen: yuan * 100 }] : [])
