/** Who stands in the roster, in the groups in which the picture and the table show them. */
import type { Roster, RosterCommunity, RosterSupporter } from '@lianjian/pairing'
import { type FunctionCode, functionCodes } from '@lianjian/pairing/rules'
import { groupBy } from '#base/shared/group-by.ts'

export type Side = 'supporter' | 'community'

export interface Group<Row> {
  /** A function or a kind; a township or a county. */
  key: string
  rows: Row[]
}

export interface Directory {
  supporters: ReadonlyMap<string, RosterSupporter>
  communities: ReadonlyMap<string, RosterCommunity>
  /** By function; by kind where the roster says no function. */
  supporterGroups: Group<RosterSupporter>[]
  /** By township; by county where there is more than one. */
  communityGroups: Group<RosterCommunity>[]
}

/** Digits of a region code that name its township, its county. */
const [township, county] = [9, 6]

export function directoryOf({
  supporters,
  communities,
}: Pick<Roster, 'supporters' | 'communities'>): Directory {
  const counties = new Set(communities.map(({ region = '' }) => region.slice(0, county)))
  const length = counties.size > 1 ? county : township
  const place = ({ region = '' }: RosterCommunity) => region.slice(0, length).padEnd(12, '0')
  const order = (key: string) => {
    const at = functionCodes.indexOf(key as FunctionCode)
    return at < 0 ? functionCodes.length : at
  }
  return {
    supporters: new Map(supporters.map((row) => [row.code, row])),
    communities: new Map(communities.map((row) => [row.code, row])),
    supporterGroups: grouped(supporters, (row) => row.function ?? row.kind).sort(
      (a, b) => order(a.key) - order(b.key) || (a.key < b.key ? -1 : 1),
    ),
    communityGroups: grouped(communities, place).sort((a, b) => (a.key < b.key ? -1 : 1)),
  }
}

export function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Group<Row>[] {
  return [...groupBy(rows, keyOf)].map(([key, own]) => ({ key, rows: own }))
}
