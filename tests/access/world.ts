/** Two counties, two townships, two units and an area, with somebody on every post. */
import { generateKeyPairSync } from 'node:crypto'
import pg from 'pg'
import { dayOf } from '#base/server/clock.ts'
import { newId } from '#base/server/new-id.ts'
import type { RoleName } from '#rooms/identity/shared/roles.ts'
import { sealCounty } from '#rooms/journal/server/seal/seal-county.ts'
import { writeEntries } from '#rooms/journal/server/testing/write-entries.ts'
import { insertOrganizations } from '#rooms/organizations/server/door.ts'
import {
  createManagementArea,
  loadRegions,
  loadShippedRegions,
  withAdmin,
} from '#rooms/regions/server/door.ts'
import { type Application, startApplication } from '../application/application.ts'
import { addPerson, everywhere, type Held, openSession } from '../application/people.ts'
import type { Visitor } from '../application/visitor.ts'
import { type PlacedOrganizations, placeOrganizations } from './organizations.ts'
import { type DutyPlaceName, type Place, type Post, posts, type Target } from './posts.ts'

export const county = '222403'
export const neighbourCounty = '222404'
const guandi = '222403102000'
/** The only village of the neighbour that is loaded. */
const neighbourVillage = '222404001001'

export interface World {
  application: Application
  places: Record<Target, Place>
  /** Who holds this post, in a session that passed its second factor. */
  on(post: Post): Visitor
  idOn(post: Post): string
  /** Signed in without any role. */
  nobody: Visitor
  /** The same role on the county: given and ended, given and not begun, given and waiting for a second factor. */
  idle: Record<'ended' | 'coming' | 'withheld', ReadonlyMap<RoleName, Visitor>>
  /** A new account with a role on the target, for calls that change one. */
  newPersonAt(target: Target): Promise<{ id: string; grantId: string; username: string }>
  newVisitor(): Promise<Visitor>
  organizations: PlacedOrganizations
  neighbourVillage: string
  /** An entry of this county's journal that is sealed. */
  sealedEntryIn(countyCode: string): Promise<string>
}

let made = 0

export async function makeWorld(): Promise<World> {
  const application = await startApplication()
  await loadShippedRegions(application.database.adminUrl)
  await loadNeighbour(application.database.adminUrl)
  const [unitId, otherUnitId] = [newId(), newId()]
  const seat = { countyCode: county, regionCode: `${county}000000` }
  const areaId = await application.work.write(everywhere, async (tx) => {
    const common = {
      ...seat,
      side: 'supporter',
      kind: 'unit',
      level: 'county',
      beginsOn: '2026-01-01',
    }
    await insertOrganizations(tx, [
      { ...common, id: unitId, code: 'U1', name: '市统计局' },
      { ...common, id: otherUnitId, code: 'U2', name: '市审计局' },
    ])
    return createManagementArea(
      tx,
      {
        name: '官地片区',
        countyCode: county,
        validFrom: '2026-01-01',
        members: [{ regionCode: guandi, included: true }],
      },
      { actor: 'test' },
    )
  })
  const places: World['places'] = {
    guandi: { countyCode: county, regionCode: '222403102240' },
    beside: { countyCode: county, regionCode: '222403108204' },
    unit: { ...seat, organizationId: unitId },
    otherUnit: { ...seat, organizationId: otherUnitId },
    neighbour: { countyCode: neighbourCounty, regionCode: `${neighbourCounty}000000` },
  }
  const organizations = await placeOrganizations(application.work, places)
  const scopes: Record<DutyPlaceName, Omit<Held, 'role'>> = {
    province: { code: '220000000000' },
    county: { code: seat.regionCode },
    township: { code: guandi },
    neighbour: { code: places.neighbour.regionCode },
    area: { kind: 'area', code: areaId, countyCode: county },
    unit: { kind: 'organization', code: unitId, countyCode: county, regionCode: seat.regionCode },
  }
  const enter = async (held: Held | undefined, secondFactor = true) => {
    made += 1
    const grants = held ? [held] : []
    const id = await addPerson(application, { username: `post${made}`, grants, password: false })
    return { id, visitor: await openSession(application, id, { secondFactor }) }
  }
  const holders = new Map<string, { id: string; visitor: Visitor }>()
  for (const { role, place } of posts) {
    holders.set(`${role}@${place}`, await enter({ role, ...scopes[place] }))
  }
  const find = ({ role, place }: Post) =>
    holders.get(`${role}@${place}`) as { id: string; visitor: Visitor }

  const soon = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))
  const idle: World['idle'] = { ended: new Map(), coming: new Map(), withheld: new Map() }
  const put = async (kind: keyof World['idle'], role: RoleName, more: Partial<Held>) => {
    const place = posts.find((post) => post.role === role)?.place as DutyPlaceName
    const held = { role, ...scopes[place === 'province' ? 'county' : place], ...more }
    const { visitor } = await enter(held, kind !== 'withheld')
    ;(idle[kind] as Map<RoleName, Visitor>).set(role, visitor)
  }
  for (const role of new Set(posts.map((post) => post.role))) {
    await put('ended', role, { beginsOn: soon(-9), endsOn: soon(0) })
    await put('coming', role, { beginsOn: soon(2) })
    await put('withheld', role, {})
  }
  await analyze(application.database.adminUrl)
  return {
    application,
    places,
    on: (post) => find(post).visitor,
    idOn: (post) => find(post).id,
    nobody: (await enter(undefined)).visitor,
    idle,
    organizations,
    neighbourVillage,
    newVisitor: async () => (await enter(undefined)).visitor,
    sealedEntryIn: (countyCode) => sealEntry(application, countyCode),
    async newPersonAt(target) {
      made += 1
      const { countyCode, regionCode, organizationId } = places[target]
      const username = `target${made}`
      const held: Held = organizationId
        ? { role: 'unit', kind: 'organization', code: organizationId, countyCode, regionCode }
        : { role: 'village', code: regionCode }
      const id = await addPerson(application, { username, home: countyCode, grants: [held] })
      const grant = await application.work.read(everywhere, (tx) =>
        tx.db
          .selectFrom('identity.grants')
          .select('id')
          .where('countyCode', '=', countyCode)
          .where('userId', '=', id)
          .executeTakeFirstOrThrow(),
      )
      return { id, grantId: grant.id, username }
    },
  }
}

/** Of what ships, the neighbour is the county alone. */
async function loadNeighbour(adminUrl: string): Promise<void> {
  const rows = [
    { code: '222404001000', level: 'township' as const, officialName: '新安街道' },
    { code: neighbourVillage, level: 'village' as const, officialName: '长安社区居委会' },
  ]
  const edition = { name: '2023', day: '2023-06-30', source: 'test' }
  const extent = { under: neighbourCounty, levels: ['township', 'village'] as const }
  await withAdmin(adminUrl, (client) =>
    loadRegions(client, rows, edition, extent, { now: new Date() }),
  )
}

/** As the server does of itself a minute after a table fills; without it each statement walks the whole county. */
async function analyze(adminUrl: string): Promise<void> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  await client.query('analyze')
  await client.end()
}

const { privateKey } = generateKeyPairSync('ed25519')

async function sealEntry({ work }: Application, countyCode: string): Promise<string> {
  await writeEntries(work, countyCode, 1)
  await sealCounty(work, countyCode, privateKey)
  const { id } = await work.read({ counties: [countyCode] }, (tx) =>
    tx.db
      .selectFrom('journal.entries')
      .select('id')
      .where('countyCode', '=', countyCode)
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow(),
  )
  return id
}
