/** Every role on every kind of place, and what lies in those places. */
import { type RoleName, roleNames, roles, type ScopeKind } from '#rooms/identity/shared/roles.ts'

/** What a request is about, by where it lies. */
export const targets = ['guandi', 'beside', 'unit', 'otherUnit', 'neighbour'] as const
export type Target = (typeof targets)[number]

export const targetWords: Record<Target, string> = {
  guandi: 'a village of 官地镇',
  beside: 'a village of another township',
  unit: 'a unit of the county',
  otherUnit: 'another unit of it',
  neighbour: 'another county',
}

/** Where a target lies. */
export interface Place {
  countyCode: string
  regionCode: string
  /** Of a unit. */
  organizationId?: string
}

export interface DutyPlace {
  kind: ScopeKind
  words: string
  covers: readonly Target[]
}

/** Where somebody may hold a role, and which targets lie there. */
export const dutyPlaces = {
  province: { kind: 'region', words: '吉林省', covers: targets },
  county: { kind: 'region', words: '敦化市', covers: ['guandi', 'beside', 'unit', 'otherUnit'] },
  township: { kind: 'region', words: '官地镇', covers: ['guandi'] },
  neighbour: { kind: 'region', words: '珲春市', covers: ['neighbour'] },
  area: { kind: 'area', words: 'an area of 官地镇 alone', covers: ['guandi'] },
  unit: { kind: 'organization', words: 'the unit', covers: ['unit'] },
} as const satisfies Record<string, DutyPlace>
export type DutyPlaceName = keyof typeof dutyPlaces

export interface Post {
  role: RoleName
  place: DutyPlaceName
}

/** Every role on every kind of place that it may be granted on. */
export const posts: readonly Post[] = roleNames.flatMap((role) => {
  const kinds: readonly ScopeKind[] = roles[role].scopes
  const places = Object.keys(dutyPlaces) as DutyPlaceName[]
  return places
    .filter((place) => kinds.includes(dutyPlaces[place].kind))
    .map((place) => ({ role, place }))
})
