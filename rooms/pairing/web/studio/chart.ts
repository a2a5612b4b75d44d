/** Where everything of the picture stands: rows on two sides, lines between them, and bands where lines are too many. */
import type { TriedPair } from '@lianjian/pairing/try'
import { type Directory, grouped, type Side } from './directory.ts'

export interface ChartGroup {
  side: Side
  key: string
  count: number
  top: number
  bottom: number
}

export interface ChartRow {
  side: Side
  code: string
  /** Into the groups of its side. */
  group: number
  y: number
}

export interface ChartLine {
  supporter: ChartRow
  community: ChartRow
  /** Function and need do not meet. */
  isApart: boolean
}

/** Of the height of a group, what belongs to one band. */
interface BandEnd {
  group: ChartGroup
  top: number
  bottom: number
}

/** All lines between two groups. */
export interface Band {
  from: BandEnd
  to: BandEnd
  lines: ChartLine[]
}

export interface Chart {
  height: number
  groups: Record<Side, ChartGroup[]>
  rows: Record<Side, ChartRow[]>
  lines: ChartLine[]
  /** Those of each row, by its code. */
  linesOf: Record<Side, ReadonlyMap<string, ChartLine[]>>
  /** Empty while every line has room, and where there is one group on either side. */
  bands: Band[]
}

/** Above this many a line is no longer seen among the others. */
const mostLines = 1000
const leastHeight = 560
/** A group has room for its name. */
const leastGroup = 20
const gap = 6

export function chartOf(
  { supporterGroups, communityGroups }: Directory,
  pairs: readonly TriedPair[],
  isApart: (pair: TriedPair) => boolean,
): Chart {
  const most = Math.max(supporterGroups.length, communityGroups.length)
  const height = Math.max(leastHeight, most * (leastGroup + gap))
  const left = placed('supporter', supporterGroups, height)
  const right = placed('community', communityGroups, height)
  const rowOf = (rows: ChartRow[]) => new Map(rows.map((row) => [row.code, row]))
  const [supporters, communities] = [rowOf(left.rows), rowOf(right.rows)]
  const lines = pairs.flatMap((pair): ChartLine[] => {
    const [supporter, community] = [supporters.get(pair[0]), communities.get(pair[1])]
    return supporter && community ? [{ supporter, community, isApart: isApart(pair) }] : []
  })
  const groups = { supporter: left.groups, community: right.groups }
  const areApart = left.groups.length > 1 || right.groups.length > 1
  return {
    height,
    groups,
    rows: { supporter: left.rows, community: right.rows },
    lines,
    linesOf: { supporter: byRow('supporter', lines), community: byRow('community', lines) },
    bands: lines.length > mostLines && areApart ? bandsOf(groups, lines) : [],
  }
}

function byRow(side: Side, lines: readonly ChartLine[]): ReadonlyMap<string, ChartLine[]> {
  return new Map(grouped(lines, (line) => line[side].code).map(({ key, rows }) => [key, rows]))
}

/** Groups share the height by their rows, none less than its name needs. */
function placed(
  side: Side,
  groups: readonly { key: string; rows: readonly { code: string }[] }[],
  height: number,
): { groups: ChartGroup[]; rows: ChartRow[] } {
  const room = height - gap * Math.max(0, groups.length - 1)
  const unit = unitFor(
    groups.map(({ rows }) => rows.length),
    room,
  )
  const made: ChartGroup[] = []
  const rows: ChartRow[] = []
  let top = 0
  for (const [at, { key, rows: own }] of groups.entries()) {
    const size = Math.max(leastGroup, own.length * unit)
    made.push({ side, key, count: own.length, top, bottom: top + size })
    const step = size / own.length
    for (const [n, { code }] of own.entries()) {
      rows.push({ side, code, group: at, y: top + step * (n + 0.5) })
    }
    top += size + gap
  }
  return { groups: made, rows }
}

/** Pixels a row, so that all groups together fill the room. */
function unitFor(counts: readonly number[], room: number): number {
  let [low, high] = [0, room]
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2
    const filled = counts.reduce((sum, count) => sum + Math.max(leastGroup, count * middle), 0)
    if (filled > room) high = middle
    else low = middle
  }
  return low
}

/** Bands leave a group one below the other, in the order of what they lead to. */
function bandsOf(groups: Chart['groups'], lines: readonly ChartLine[]): Band[] {
  const width = groups.community.length
  const between = grouped(lines, ({ supporter, community }) =>
    String(supporter.group * width + community.group),
  ).sort((a, b) => Number(a.key) - Number(b.key))
  const total = (side: Side) => {
    const sums = new Map<number, number>()
    for (const line of lines) {
      const { group } = line[side]
      sums.set(group, (sums.get(group) ?? 0) + 1)
    }
    return sums
  }
  const totals = { supporter: total('supporter'), community: total('community') }
  const used = { supporter: new Map<number, number>(), community: new Map<number, number>() }
  return between.map(({ rows: own }) => {
    const [first] = own as [ChartLine]
    const end = (side: Side): BandEnd => {
      const at = first[side].group
      const group = groups[side][at] as ChartGroup
      const before = used[side].get(at) ?? 0
      used[side].set(at, before + own.length)
      const scale = (group.bottom - group.top) / (totals[side].get(at) ?? 1)
      const top = group.top + scale * before
      return { group, top, bottom: top + scale * own.length }
    }
    return { from: end('supporter'), to: end('community'), lines: own }
  })
}

/** Of a curve that leaves and arrives level: how far along and how far down it is at a part of the way across. */
function downAt(across: number): number {
  let t = across
  // x(t) = 1.5 t − 1.5 t² + t³ grows steadily; a few steps of Newton's find t.
  for (let round = 0; round < 6; round++) {
    const x = t * (1.5 - 1.5 * t + t * t) - across
    t -= x / (1.5 - 3 * t + 3 * t * t)
  }
  return t * t * (3 - 2 * t)
}

/** How near somebody has to point. */
const reach = 5

/** @param across from 0 at the supporters to 1 at the communities */
export function lineAt(
  lines: readonly ChartLine[],
  across: number,
  y: number,
): ChartLine | undefined {
  const down = downAt(across)
  let [nearest, distance]: [ChartLine | undefined, number] = [undefined, reach]
  for (const line of lines) {
    const { supporter, community } = line
    const away = Math.abs(supporter.y + (community.y - supporter.y) * down - y)
    if (away < distance) [nearest, distance] = [line, away]
  }
  return nearest
}

export function bandAt(bands: readonly Band[], across: number, y: number): Band | undefined {
  const down = downAt(across)
  let [nearest, distance]: [Band | undefined, number] = [undefined, Number.POSITIVE_INFINITY]
  for (const band of bands) {
    const top = band.from.top + (band.to.top - band.from.top) * down
    const bottom = band.from.bottom + (band.to.bottom - band.from.bottom) * down
    const away = Math.abs((top + bottom) / 2 - y)
    if (away <= Math.max(reach, (bottom - top) / 2) && away < distance) {
      ;[nearest, distance] = [band, away]
    }
  }
  return nearest
}

/** The nearest; rows stand one below the other. */
export function rowAt(rows: readonly ChartRow[], y: number): ChartRow | undefined {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle] as ChartRow).y < y) low = middle + 1
    else high = middle
  }
  const [above, below] = [rows[low - 1], rows[low]]
  if (!above || !below) return above ?? below
  return y - above.y <= below.y - y ? above : below
}

/** The first row of the group before or after the one that a row is in. */
export function rowOfGroup(
  rows: readonly ChartRow[],
  { group }: Pick<ChartRow, 'group'>,
  by: 1 | -1,
): ChartRow | undefined {
  return rows.find((row) => row.group === group + by)
}
