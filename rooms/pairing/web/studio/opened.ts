/** The picture of all pairs, or of those in a band that is opened, which may hold bands of its own. */
import type { TriedPair } from '@lianjian/pairing/try'
import { type Band, type Chart, chartOf } from './chart.ts'
import { type Directory, directoryOf } from './directory.ts'

/** Which band: the groups at its ends. */
export interface BandKey {
  from: string
  to: string
}

export interface Opened {
  chart: Chart
  /** As far as there are such bands, the outer one first. */
  path: BandKey[]
}

export function keyOfBand({ from, to }: Band): BandKey {
  return { from: from.group.key, to: to.group.key }
}

export function openedChart(
  directory: Directory,
  pairs: readonly TriedPair[],
  isApart: (pair: TriedPair) => boolean,
  wanted: readonly BandKey[],
): Opened {
  let chart = chartOf(directory, pairs, isApart)
  const path: BandKey[] = []
  for (const key of wanted) {
    const band = chart.bands.find(({ from, to }) => {
      return from.group.key === key.from && to.group.key === key.to
    })
    // By other rules there may be none between these two.
    if (!band) break
    path.push(key)
    chart = chartOf(within(directory, band), pairsOf(band), isApart)
  }
  return { chart, path }
}

const pairsOf = ({ lines }: Band) =>
  lines.map(({ supporter, community }): TriedPair => [supporter.code, community.code])

/** Those at the ends of its lines; in one county they stand by township. */
function within({ supporters, communities }: Directory, { lines }: Band): Directory {
  const rows = <Row>(from: ReadonlyMap<string, Row>, codes: readonly string[]) =>
    [...new Set(codes)].flatMap((code) => from.get(code) ?? [])
  return directoryOf({
    supporters: rows(
      supporters,
      lines.map(({ supporter }) => supporter.code),
    ),
    communities: rows(
      communities,
      lines.map(({ community }) => community.code),
    ),
  })
}
