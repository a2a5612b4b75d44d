/** Where everybody of a sheet serves: by code, or by a name that one place alone has. */
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { Actor } from '#base/server/http/route.ts'
import { type RoleName, roles } from '../../shared/roles.ts'
import type { ScopeRef } from '../../shared/schema.ts'
import type { IdentityParts, NamedPlace } from '../parts.ts'
import type { Side } from './columns.ts'
import type { PeopleSheet } from './read-people-sheet.ts'

interface Refs {
  /** By row; who serves at a place that is not there has none. */
  refs: Map<number, ScopeRef>
  /** By row, all that a name could stand for. */
  severals: Map<number, string>
}

/** A name in a row that no code has told. */
interface Named {
  row: number
  role: RoleName
  name: string
  side: Side | undefined
}

interface Asked {
  sheet: PeopleSheet
  countyCode: string
  reach: Reach
}

export async function findRefs(
  parts: IdentityParts,
  tx: Transaction,
  actor: Actor,
  { sheet, countyCode, reach }: Asked,
): Promise<Refs> {
  const coded = sheet.people.flatMap(({ scope }) => ('side' in scope ? [scope] : []))
  const ids = await parts.findOrganizations(tx, countyCode, coded)
  const refs = new Map<number, ScopeRef>()
  const named: Named[] = []
  for (const { row, role, scope } of sheet.people) {
    if ('regionCode' in scope) refs.set(row, { kind: 'region', code: scope.regionCode })
    else if ('named' in scope) named.push({ row, role, name: scope.named, side: undefined })
    else {
      const id = ids.get(`${scope.side}:${scope.code}`)
      if (id) refs.set(row, { kind: 'organization', code: id, countyCode })
      else named.push({ row, role, name: scope.code, side: scope.side })
    }
  }
  const names = [...new Set(named.map(({ name }) => name))]
  const found = await parts.findNamed(tx, reach, countyCode, names)
  const meant = named.flatMap((each) =>
    (found.get(each.name) ?? [])
      .filter(({ side }) => each.side === undefined || each.side === side)
      .map((place) => ({ ...each, place, scope: place.ref })),
  )
  // What lies beyond is no candidate: it would be told by being listed.
  const allowed = await parts.mayGrant(tx, actor, meant)
  const mine = Map.groupBy(
    meant.filter((_, at) => allowed[at]),
    ({ row }) => row,
  )
  const severals = new Map<number, string>()
  for (const [row, candidates] of mine) {
    const role = candidates[0]?.role as RoleName
    const places = fitting(
      role,
      candidates.map(({ place }) => place),
    )
    if (places.length > 1) severals.set(row, places.map(({ name }) => name).join('、'))
    else if (places[0]) refs.set(row, places[0].ref)
  }
  return { refs, severals }
}

/** A role that is held on a region or in an organization means the region; what fits none is told by its rule. */
function fitting(role: RoleName, places: readonly NamedPlace[]): readonly NamedPlace[] {
  const kinds: readonly string[] = roles[role].scopes
  const of = (kind: string) =>
    kinds.includes(kind) ? places.filter(({ ref }) => ref.kind === kind) : []
  return [of('region'), of('organization')].find(({ length }) => length > 0) ?? places.slice(0, 1)
}
