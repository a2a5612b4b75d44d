/** One account per role, on real places and invented organizations of the demo county. */
import type { Work } from '#base/server/db/work.ts'
import {
  type Auth,
  addDemoAccounts,
  type DemoAccount,
  keyOfScope,
} from '#rooms/identity/server/door.ts'
import type { RoleName } from '#rooms/identity/shared/roles.ts'
import type { ScopeRef } from '#rooms/identity/shared/schema.ts'
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
  /** A region, or an organization by its side and code. */
  at: string | { side: string; code: string }
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

/** Of the county that is nowhere: whoever tries a draw in public leads it. */
const hosts: Wanted[] = [
  { username: 'draw', name: '示例县·抽签主持', role: 'office', at: inventedRegion },
]

/** Those that are there already stay as they are; without the demo's programmes there are none. */
export async function loadDemoAccounts(work: Work, auth: Auth): Promise<void> {
  const programmes = await work.read({ counties: [] }, (tx) => listPublicProgrammes(tx, 'zh-CN'))
  for (const [region, accounts] of [
    [countyRegion, wanted],
    [inventedRegion, hosts],
  ] as const) {
    if (programmes.some((each) => each.demo && each.regionCode === region)) {
      await addAccounts(work, auth, region.slice(0, 6), accounts)
    }
  }
}

async function addAccounts(
  work: Work,
  auth: Auth,
  countyCode: string,
  wanted: readonly Wanted[],
): Promise<void> {
  await work.write({ counties: [countyCode] }, async (tx) => {
    const coded = wanted.flatMap(({ at }) => (typeof at === 'string' ? [] : [at]))
    const ids = await findOrganizations(tx, countyCode, coded)
    const scopes = wanted.map(({ at }): ScopeRef | undefined => {
      if (typeof at === 'string') return { kind: 'region', code: at }
      const id = ids.get(`${at.side}:${at.code}`)
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
