import type { Roster } from '@lianjian/pairing'
import type { TriedPair } from '@lianjian/pairing/try'
import { expect, test } from 'vitest'
import { bandAt, chartOf, lineAt, rowAt } from './chart.ts'
import { directoryOf } from './directory.ts'

function rosterOf(supporters: number, communities: number): Roster {
  return {
    supporters: Array.from({ length: supporters }, (_, at) => ({
      ...{ code: `S${at}`, name: `单位${at}`, kind: 'unit' as const, min: 0, max: 99 },
      function: at % 2 ? ('law' as const) : ('party' as const),
    })),
    communities: Array.from({ length: communities }, (_, at) => ({
      ...{ code: `V${at}`, name: `村${at}`, kind: 'village' as const, min: 0, max: 9 },
      region: `22240310${at % 9}200`,
    })),
    relations: [],
    preferences: [],
  }
}

const pairsOf = (count: number, supporters: number): TriedPair[] =>
  Array.from({ length: count }, (_, at) => [`S${at % supporters}`, `V${at}`])

const near = () => false

test('every row stands within its group, groups one below the other, none less than a name high', () => {
  const { groups, rows, height } = chartOf(directoryOf(rosterOf(119, 322)), [], near)
  for (const side of ['supporter', 'community'] as const) {
    for (const { group, y } of rows[side]) {
      expect(y).toBeGreaterThan(groups[side][group]!.top)
      expect(y).toBeLessThan(groups[side][group]!.bottom)
    }
    for (const [at, { top, bottom }] of groups[side].entries()) {
      expect(bottom - top).toBeGreaterThanOrEqual(19.99)
      expect(top).toBeGreaterThanOrEqual(at === 0 ? 0 : groups[side][at - 1]!.bottom)
      expect(bottom).toBeLessThanOrEqual(height + 0.01)
    }
  }
})

test('groups are functions in their order and townships; counties where there are several', () => {
  const roster = rosterOf(4, 4)
  expect(directoryOf(roster).supporterGroups.map(({ key }) => key)).toEqual(['party', 'law'])
  expect(directoryOf(roster).communityGroups[0]!.key).toBe('222403100000')
  roster.communities[0]!.region = '411502001200'
  expect(directoryOf(roster).communityGroups.map(({ key }) => key)).toEqual([
    '222403000000',
    '411502000000',
  ])
})

test('a thousand lines are drawn each; above that they are bands, and no line is lost', () => {
  expect(chartOf(directoryOf(rosterOf(9, 1000)), pairsOf(1000, 9), near).bands).toEqual([])
  const { bands, lines } = chartOf(directoryOf(rosterOf(9, 1001)), pairsOf(1001, 9), near)
  expect(lines).toHaveLength(1001)
  expect(bands.flatMap((band) => band.lines)).toHaveLength(1001)
  expect(bands).toHaveLength(9)
})

test('whoever points at a line, a band or beside a row meets it', () => {
  const chart = chartOf(directoryOf(rosterOf(9, 1200)), pairsOf(1200, 9), near)
  const [line] = chart.lines
  const { supporter, community } = line!
  const middle = (supporter.y + community.y) / 2
  expect(lineAt([line!], 0.5, middle + 2)).toBe(line)
  expect(lineAt([line!], 0.5, middle + 40)).toBeUndefined()
  expect(lineAt([line!], 0, supporter.y)).toBe(line)
  expect(lineAt([line!], 1, community.y)).toBe(line)
  const [band] = chart.bands
  expect(bandAt([band!], 0, band!.y.from)).toBe(band)
  expect(rowAt(chart.rows.community, community.y)).toBe(community)
})
