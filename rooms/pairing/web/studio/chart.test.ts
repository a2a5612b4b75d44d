import type { Roster } from '@lianjian/pairing'
import type { TriedPair } from '@lianjian/pairing/try'
import { expect, test } from 'vitest'
import { bandAt, chartOf, lineAt, rowAt, rowOfGroup } from './chart.ts'
import { directoryOf } from './directory.ts'
import { keyOfBand, openedChart } from './opened.ts'

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
  expect(bandAt([band!], 0, (band!.from.top + band!.from.bottom) / 2)).toBe(band)
  expect(rowAt(chart.rows.community, community.y)).toBe(community)
})

test('the nearest row is met wherever somebody points, above the first and below the last as well', () => {
  const { rows } = chartOf(directoryOf(rosterOf(40, 90)), [], near)
  for (const side of ['supporter', 'community'] as const) {
    for (let y = -5; y < 600; y += 7) {
      const least = Math.min(...rows[side].map((row) => Math.abs(row.y - y)))
      expect(Math.abs(rowAt(rows[side], y)!.y - y)).toBe(least)
    }
  }
  expect(rowAt([], 5)).toBeUndefined()
})

test('bands fill the height of a group without lying on one another', () => {
  const { bands, groups } = chartOf(directoryOf(rosterOf(9, 1200)), pairsOf(1200, 9), near)
  for (const [side, end] of [
    ['supporter', 'from'],
    ['community', 'to'],
  ] as const) {
    for (const group of groups[side]) {
      const own = bands.flatMap((band) => (band[end].group === group ? [band[end]] : []))
      expect(own[0]!.top).toBeCloseTo(group.top)
      expect(own.at(-1)!.bottom).toBeCloseTo(group.bottom)
      for (const [at, { top }] of own.slice(1).entries()) expect(top).toBeCloseTo(own[at]!.bottom)
    }
  }
})

test('a band opens to its own lines, and one that is no more leaves the picture as it is', () => {
  const directory = directoryOf(rosterOf(9, 1200))
  const pairs = pairsOf(1200, 9)
  const whole = openedChart(directory, pairs, near, [])
  const [band] = whole.chart.bands
  const key = keyOfBand(band!)
  const { chart, path } = openedChart(directory, pairs, near, [key])
  expect(path).toEqual([key])
  expect(chart.lines).toHaveLength(band!.lines.length)
  expect(chart.bands).toEqual([])
  const gone = openedChart(directory, pairs, near, [{ from: 'party', to: 'nowhere' }])
  expect([gone.path, gone.chart.lines.length]).toEqual([[], 1200])
})

test('whoever goes from group to group meets the first row of the next, and stops at the ends', () => {
  const { rows } = chartOf(directoryOf(rosterOf(9, 30)), [], near)
  const [first] = rows.supporter
  const next = rowOfGroup(rows.supporter, first!, 1)
  expect(next!.group).toBe(first!.group + 1)
  expect(rowOfGroup(rows.supporter, next!, -1)).toBe(first)
  expect(rowOfGroup(rows.supporter, next!, 1)).toBeUndefined()
})
