/**
 * What a village counts together. One household lives in a 村民组, in a building and in a grid at once: these are
 * different ways to divide the same village, so each is added up by itself and never to another.
 */
import { groupBy } from '#base/shared/group-by.ts'
import type { PlaceKind } from './place.ts'

export interface Counted {
  code: string
  parentCode: string | null
  kind: PlaceKind
  households: number | null
  residents: number | null
  facilities: Readonly<Record<string, number>>
}

/** In the order in which they are believed: everybody belongs to a group where there are any. */
const divisions = ['groups', 'quarters', 'grids'] as const
export type Division = (typeof divisions)[number]

export const divisionOf: Record<PlaceKind, Division> = {
  group: 'groups',
  quarter: 'quarters',
  // Buildings outside of any 小区 stand beside the 小区.
  building: 'quarters',
  unit: 'quarters',
  grid: 'grids',
}

interface Numbers {
  households: number | null
  residents: number | null
  /** Of how many places each was asked, and how many gave it: a sum of three groups of ten is no village's. */
  coverage: Record<'households' | 'residents', Coverage>
}

export interface Coverage {
  places: number
  given: number
}

export interface Sums extends Numbers {
  /** The division that `households` and `residents` are those of; null while nothing is counted. */
  by: Division | null
  divisions: (Numbers & { division: Division; places: number })[]
  facilities: Record<string, number>
}

/**
 * Of each place its own number or, where none was given, what those below it add up to.
 *
 * @returns by code
 */
export function countsOf(places: readonly Counted[]): Map<string, Numbers> {
  const below = groupBy(places, ({ parentCode }) => parentCode)
  const counts = new Map<string, Numbers>()
  const count = (place: Counted): Numbers => {
    const inside = (below.get(place.code) ?? []).map(count)
    const own = {
      households: place.households ?? add(inside.map(({ households }) => households)),
      residents: place.residents ?? add(inside.map(({ residents }) => residents)),
      coverage: {
        households: coverageOf(place.households, inside, 'households'),
        residents: coverageOf(place.residents, inside, 'residents'),
      },
    }
    counts.set(place.code, own)
    return own
  }
  for (const place of topOf(places)) count(place)
  return counts
}

export function sumPlaces(places: readonly Counted[]): Sums {
  const counts = countsOf(places)
  const top = groupBy(topOf(places), ({ kind }) => divisionOf[kind])
  const all = divisions.flatMap((division) => {
    const own = top.get(division) ?? []
    if (own.length === 0) return []
    const numbers = own.map(({ code }) => counts.get(code) as Numbers)
    return [
      {
        division,
        places: own.length,
        households: add(numbers.map(({ households }) => households)),
        residents: add(numbers.map(({ residents }) => residents)),
        coverage: {
          households: joined(numbers.map(({ coverage }) => coverage.households)),
          residents: joined(numbers.map(({ coverage }) => coverage.residents)),
        },
      },
    ]
  })
  const counted = all.find(({ households, residents }) => (households ?? residents) !== null)
  // A facility stands in one place and is entered there alone.
  const facilities: Record<string, number> = {}
  for (const place of places) {
    for (const [kind, count] of Object.entries(place.facilities)) {
      facilities[kind] = (facilities[kind] ?? 0) + count
    }
  }
  return {
    households: counted?.households ?? null,
    coverage: counted?.coverage ?? { households: noCoverage, residents: noCoverage },
    residents: counted?.residents ?? null,
    by: counted?.division ?? null,
    divisions: all,
    facilities,
  }
}

/** Those with nothing above them here; whoever sees a part of a village sees the top of that part. */
function topOf(places: readonly Counted[]): Counted[] {
  const codes = new Set(places.map(({ code }) => code))
  return places.filter(({ parentCode }) => parentCode === null || !codes.has(parentCode))
}

const noCoverage: Coverage = { places: 0, given: 0 }

/** A place with a number speaks for all below it; one with neither a number nor anything below is one that is missing. */
function coverageOf(
  own: number | null,
  inside: readonly Numbers[],
  what: keyof Numbers['coverage'],
): Coverage {
  if (own !== null) return { places: 1, given: 1 }
  if (inside.length === 0) return { places: 1, given: 0 }
  return joined(inside.map(({ coverage }) => coverage[what]))
}

function joined(all: readonly Coverage[]): Coverage {
  return all.reduce(
    (sum, each) => ({ places: sum.places + each.places, given: sum.given + each.given }),
    noCoverage,
  )
}

function add(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((each) => each !== null)
  return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0)
}
