import { expect, test } from 'vitest'
import { type PlaceKind, readPlaceCode } from './place.ts'
import { type Counted, countsOf, sumPlaces } from './sum-places.ts'

const village = '222403108204'
const place = (
  steps: string,
  households: number | null = null,
  more: Partial<Counted> = {},
): Counted => {
  const code = `${village}.${steps}`
  const { parentCode, kind } = readPlaceCode(code) as { parentCode: string; kind: PlaceKind }
  return { code, parentCode, kind, households, residents: null, facilities: {}, ...more }
}

test('households of a 村民组 are not added to those of its buildings, of a 小区 or of a grid', () => {
  const places = [
    place('g001', 40, { residents: 100 }),
    place('g001.b001', 12),
    place('g002', 30, { residents: 80 }),
    place('q001', 25),
    place('w001', 69),
  ]
  expect(sumPlaces(places)).toMatchObject({
    by: 'groups',
    households: 70,
    residents: 180,
    divisions: [
      { division: 'groups', places: 2, households: 70 },
      { division: 'quarters', places: 1, households: 25 },
      { division: 'grids', places: 1, households: 69 },
    ],
  })
})

test('without 村民组 a village counts its 小区 and the buildings beside them, without those its grids', () => {
  expect(sumPlaces([place('q001', 25), place('b001', 6), place('w001', 30)])).toMatchObject({
    by: 'quarters',
    households: 31,
  })
  expect(sumPlaces([place('g001'), place('w001', 30)])).toMatchObject({
    by: 'grids',
    households: 30,
  })
  expect(sumPlaces([place('g001')])).toMatchObject({ by: null, households: null })
})

test('what has no number of its own counts what lies below it', () => {
  const places = [place('q001'), place('q001.b001', 10), place('q001.b002'), place('q001.b003', 5)]
  expect(countsOf(places).get(`${village}.q001`)?.households).toBe(15)
  expect(countsOf(places).get(`${village}.q001.b002`)?.households).toBeNull()
})

test('whoever sees only a grid counts that grid', () => {
  const inside = place('w001.b001', 7)
  expect(sumPlaces([place('w001'), inside]).households).toBe(7)
  expect(sumPlaces([inside]).households).toBe(7)
})

test('facilities are counted wherever they were entered', () => {
  const places = [
    place('g001', null, { facilities: { clinic: 1, toilet: 2 } }),
    place('g001.b001', null, { facilities: { toilet: 1 } }),
  ]
  expect(sumPlaces(places).facilities).toEqual({ clinic: 1, toilet: 3 })
})

test('a sum says of how many places it is, however deep they lie', () => {
  const { households, coverage } = sumPlaces([
    place('g001', 40, { residents: 90 }),
    place('g002', 20),
    place('g003'),
    place('g004'),
    place('g004.b001', 6),
    place('g004.b002'),
  ])
  expect(households).toBe(66)
  // 004 has no number of its own, so its two buildings are asked.
  expect(coverage).toEqual({
    households: { places: 5, given: 3 },
    residents: { places: 5, given: 1 },
  })
})

test('what has a number speaks for all below it', () => {
  const { coverage } = sumPlaces([place('q001', 25), place('q001.b001'), place('q002', 5)])
  expect(coverage.households).toEqual({ places: 2, given: 2 })
})
