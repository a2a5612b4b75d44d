/** Splits an instance into blocks that have nothing to do with each other: PD-1, the blocks. */
import { eligibleByPlace } from '../eligibility.ts'
import type { Community, Instance, Supporter } from '../instance.ts'
import type { Rules } from '../rules.ts'
import type { Effort } from './effort.ts'

export interface Block {
  /** From 1, in the order of each block's first supporter. */
  number: number
  /** Ascending indexes into the instance. */
  supporters: number[]
  communities: number[]
  /** Whether every supporter may be paired with every community, relations and tiers left aside. */
  complete: boolean
}

interface Class<Row> {
  row: Row
  members: number[]
}

/** Rows that the rules of place cannot tell apart. */
function classesOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Class<Row>[] {
  const classes = new Map<string, Class<Row>>()
  rows.forEach((row, index) => {
    const key = keyOf(row)
    const known = classes.get(key)
    if (known) known.members.push(index)
    else classes.set(key, { row, members: [index] })
  })
  return [...classes.values()]
}

function isCountyOnly(rules: Rules): boolean {
  const { levels, sameCounty } = rules.eligibility
  return levels.length === 0 ? sameCounty : levels.every((rule) => rule.sameCounty ?? sameCounty)
}

function countyOf(row: { region?: string }): string {
  return row.region?.slice(0, 6) ?? ''
}

interface Component {
  supporters: Class<Supporter>[]
  communities: Class<Community>[]
  links: number
}

function componentsOf(
  supporters: Class<Supporter>[],
  communities: Class<Community>[],
  rules: Rules,
  effort: Effort,
): Component[] {
  // Counties by the thousand would make every class meet every other; most rules never cross a county.
  const countyOnly = isCountyOnly(rules)
  const byCounty = groupByCounty(communities)
  const componentOf = new Map<Class<Supporter> | Class<Community>, Component>()
  for (const left of supporters) {
    let mine: Component = { supporters: [left], communities: [], links: 0 }
    componentOf.set(left, mine)
    const candidates = countyOnly ? (byCounty.get(countyOf(left.row)) ?? []) : communities
    effort.spend(candidates.length)
    for (const right of candidates) {
      if (!eligibleByPlace(rules, left.row, right.row)) continue
      const theirs = componentOf.get(right)
      if (!theirs) {
        mine.communities.push(right)
        componentOf.set(right, mine)
      } else if (theirs !== mine) {
        mine = merge(theirs, mine, componentOf)
      }
      mine.links++
    }
  }
  return [...new Set(componentOf.values())]
}

function groupByCounty(classes: Class<Community>[]): Map<string, Class<Community>[]> {
  const groups = new Map<string, Class<Community>[]>()
  for (const item of classes) {
    const county = countyOf(item.row)
    const group = groups.get(county)
    if (group) group.push(item)
    else groups.set(county, [item])
  }
  return groups
}

function merge(
  into: Component,
  from: Component,
  componentOf: Map<Class<Supporter> | Class<Community>, Component>,
): Component {
  for (const item of from.supporters) componentOf.set(item, into)
  for (const item of from.communities) componentOf.set(item, into)
  into.supporters.push(...from.supporters)
  into.communities.push(...from.communities)
  into.links += from.links
  return into
}

const ascending = (a: number, b: number) => a - b

/** The blocks of an instance. A row that the rules of place pair with nobody is in none of them. */
export function blocksOf(instance: Instance, effort: Effort): Block[] {
  const { rules } = instance
  const supporters = classesOf(instance.supporters, (row) =>
    JSON.stringify([row.level ?? '', countyOf(row)]),
  )
  const communities = classesOf(instance.communities, (row) =>
    JSON.stringify([row.kind, countyOf(row)]),
  )
  return componentsOf(supporters, communities, rules, effort)
    .filter((component) => component.links > 0)
    .map((component) => ({
      supporters: component.supporters.flatMap((item) => item.members).sort(ascending),
      communities: component.communities.flatMap((item) => item.members).sort(ascending),
      complete: component.links === component.supporters.length * component.communities.length,
    }))
    .sort((a, b) => a.supporters[0]! - b.supporters[0]!)
    .map((block, at) => ({ number: at + 1, ...block }))
}
