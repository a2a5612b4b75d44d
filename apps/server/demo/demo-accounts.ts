/** One account per role, on real places and invented organizations of the demo county. */
import { dayOf } from '#base/server/clock.ts'
import type { Transaction, Work } from '#base/server/db/work.ts'
import {
  type Auth,
  addDemoAccounts,
  type DemoAccount,
  keyOfScope,
} from '#rooms/identity/server/door.ts'
import type { RoleName } from '#rooms/identity/shared/roles.ts'
import type { ScopeRef } from '#rooms/identity/shared/schema.ts'
import { listPartnersOf } from '#rooms/pairing/server/door.ts'
import { listPublicProgrammes } from '#rooms/programmes/server/door.ts'
import { findOrganizations, findPlaces } from '../access/find-places.ts'
import { countyRegion } from './dunhua.ts'
import { inventedRegion } from './invented.ts'

const guandi = '222403102000'
const yaodian = '222403108204'

interface Wanted {
  username: string
  name: string
  role: RoleName
  /** A region, an organization by its side and code, or whoever supports a village by now. */
  at: string | Coded | { partnerOf: Coded }
}

interface Coded {
  side: string
  code: string
}

const unit = { side: 'supporter', code: 'U001' }
const village = { side: 'community', code: yaodian }

const wanted: Wanted[] = [
  { username: 'office', name: '示例·联建办', role: 'office', at: countyRegion },
  { username: 'township', name: '示例·官地镇', role: 'township', at: guandi },
  { username: 'unit', name: '示例·单位联络员', role: 'unit', at: unit },
  { username: 'village', name: '示例·腰甸村文书', role: 'village', at: village },
  { username: 'posted', name: '示例·驻村干部', role: 'posted', at: village },
  { username: 'grid', name: '示例·网格长', role: 'grid', at: yaodian },
  { username: 'supervisor', name: '示例·督查', role: 'supervisor', at: countyRegion },
  { username: 'system', name: '示例·系统管理员', role: 'system-admin', at: countyRegion },
  { username: 'security', name: '示例·安全管理员', role: 'security-admin', at: countyRegion },
  { username: 'audit', name: '示例·审计管理员', role: 'audit-admin', at: countyRegion },
]

const dongheyan = { side: 'community', code: '999901100205' }

/** Of the county that is nowhere: whoever holds its draw, and a pair that has half a year behind it. */
const invented: Wanted[] = [
  { username: 'draw', name: '示例县·联建办', role: 'office', at: inventedRegion },
  { username: 'bureau', name: '示例县·单位联络员', role: 'unit', at: { partnerOf: dongheyan } },
  { username: 'clerk', name: '示例县·东河沿村文书', role: 'village', at: dongheyan },
]

/** Those that are there already stay as they are; without the demo's programmes there are none. */
export async function loadDemoAccounts(work: Work, auth: Auth): Promise<void> {
  const programmes = await work.read({ counties: [] }, (tx) => listPublicProgrammes(tx, 'zh-CN'))
  for (const [region, accounts] of [
    [countyRegion, wanted],
    [inventedRegion, invented],
  ] as const) {
    const own = programmes.filter((each) => each.demo && each.regionCode === region)
    if (own.length > 0) {
      const cycleIds = own.flatMap(({ cycle }) => cycle?.id ?? [])
      await addAccounts(work, auth, { countyCode: region.slice(0, 6), cycleIds }, accounts)
    }
  }
}

async function addAccounts(
  work: Work,
  auth: Auth,
  { countyCode, cycleIds }: { countyCode: string; cycleIds: readonly string[] },
  wanted: readonly Wanted[],
): Promise<void> {
  await work.write({ counties: [countyCode] }, async (tx) => {
    const codedOf = ({ at }: Wanted) =>
      typeof at === 'string' ? undefined : 'partnerOf' in at ? at.partnerOf : at
    const coded = wanted.flatMap((each) => codedOf(each) ?? [])
    const ids = await findOrganizations(tx, countyCode, coded)
    const partners = await partnersOf(tx, { countyCode, cycleIds }, [...ids.values()])
    const scopes = wanted.map((each): ScopeRef | undefined => {
      const { at } = each
      if (typeof at === 'string') return { kind: 'region', code: at }
      const { side, code } = codedOf(each) as Coded
      const found = ids.get(`${side}:${code}`)
      const id = 'partnerOf' in at ? partners.get(found ?? '') : found
      return id === undefined ? undefined : { kind: 'organization', code: id, countyCode }
    })
    const places = await findPlaces(
      tx,
      scopes.flatMap((each) => each ?? []),
    )
    const accounts = wanted.flatMap(({ username, name, role }, at): DemoAccount[] => {
      const scope = scopes[at]
      const place = scope && places.get(keyOfScope(scope))
      // Somebody may have closed the demo's organization.
      return scope && place ? [{ username, name, role, scope, place }] : []
    })
    await addDemoAccounts(tx, { auth, countyCode, accounts })
  })
}

/** One supporter of each village that has one in these cycles. */
async function partnersOf(
  tx: Transaction,
  { countyCode, cycleIds }: { countyCode: string; cycleIds: readonly string[] },
  communityIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const partners = new Map<string, string>()
  for (const communityId of communityIds) {
    for (const cycleId of cycleIds) {
      const asked = { countyCode, cycleId, communityId }
      const [partner] = await listPartnersOf(tx, asked, dayOf(tx.now))
      if (partner) partners.set(communityId, partner.organizationId)
    }
  }
  return partners
}
