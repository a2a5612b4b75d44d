/** What the registry holds in every place: a root, two below it that may be one, and new ones for calls that change one. */
import type { Work } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { insertOrganizations } from '#rooms/organizations/server/door.ts'
import { type Place, type Target, targets } from './posts.ts'

export interface PlacedOrganizations {
  /** What lies at the top in a target: of a unit, the unit itself. */
  roots: Record<Target, string>
  /** A new one below the root. */
  add(target: Target, more?: { endsOn: string }): Promise<{ id: string; code: string }>
}

const everySince = '2026-01-01'
let made = 0

export async function placeOrganizations(
  work: Work,
  places: Record<Target, Place>,
): Promise<PlacedOrganizations> {
  const insert = async (
    { countyCode, regionCode }: Place,
    more: { name?: string; parentId?: string; endsOn?: string },
  ) => {
    const id = newId()
    made += 1
    const code = `A${String(made).padStart(5, '0')}`
    const shared = { side: 'supporter', kind: 'unit', level: 'county', beginsOn: everySince }
    const row = { ...shared, countyCode, regionCode, id, code, name: `单位${code}`, ...more }
    await work.write({ counties: [countyCode] }, (tx) => insertOrganizations(tx, [row]))
    return { id, code }
  }
  const roots = {} as Record<Target, string>
  for (const target of targets) {
    const place = places[target]
    roots[target] = place.organizationId ?? (await insert(place, {})).id
    const twin = { name: `${target}里的一个`, parentId: roots[target] }
    await insert(place, twin)
    await insert(place, twin)
  }
  return {
    roots,
    add: (target, more) => insert(places[target], { parentId: roots[target], ...more }),
  }
}
