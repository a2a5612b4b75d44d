/** A draw as a room watches it: group after group, each pair in the order in which it was drawn. */
import type { Transcript } from './queries.ts'

export interface Landing {
  /** Indexes of rows. */
  supporter: number
  community: number
  /** A repair takes a pair away. */
  gone: boolean
}

export interface Group {
  kind: 'locked' | 'drawn' | 'repair'
  /** Neutral letters of both sides; undefined when all meet all. */
  letters: { supporters: string; communities: string } | undefined
  landings: Landing[]
  /** Rows of communities that may land in it. */
  communities: number[]
  /** How many landings come before it. */
  before: number
}

export function groupsOf({ instance, draw, pairs }: Transcript): Group[] {
  const groups: Group[] = []
  const add = (group: Omit<Group, 'before'>) => {
    const last = groups.at(-1)
    const before = last ? last.before + last.landings.length : 0
    if (group.landings.length > 0) groups.push({ ...group, before })
  }
  const all = instance.communities.map((_, at) => at)
  add({ kind: 'locked', letters: undefined, landings: lockedOf(instance, pairs), communities: all })
  for (const { stratum, pairs: drawn } of draw?.strata ?? []) {
    const [supporters, communities] = stratum.split('-')
    const letters =
      supporters !== undefined && communities !== undefined
        ? { supporters, communities }
        : undefined
    add({
      kind: 'drawn',
      letters,
      landings: drawn.map(([supporter, community]) => ({ supporter, community, gone: false })),
      communities: all.filter((at) => {
        const { letter } = instance.communities[at] ?? {}
        return !letters || (letter !== undefined && letters.communities.includes(letter))
      }),
    })
  }
  for (const { added, removed } of draw?.repairs ?? []) {
    const to = (gone: boolean) => (pair: [number, number]) => ({
      supporter: pair[0],
      community: pair[1],
      gone,
    })
    const landings = [...removed.map(to(true)), ...added.map(to(false))]
    add({ kind: 'repair', letters: undefined, landings, communities: all })
  }
  return groups
}

/** What was settled before anything was drawn. */
function lockedOf(
  { relations, supporters, communities }: Transcript['instance'],
  pairs: Transcript['pairs'],
): Landing[] {
  const keyOf = (supporter: string, community: string) => `${supporter}\n${community}`
  const made = new Set(pairs.map(([supporter, community]) => keyOf(supporter, community)))
  const rowOf = (rows: readonly { code: string }[]) =>
    new Map(rows.map(({ code }, at) => [code, at]))
  const [ofSupporter, ofCommunity] = [rowOf(supporters), rowOf(communities)]
  return relations
    .filter(({ relation }) => relation === 'locked')
    .filter(({ supporter, community }) => made.has(keyOf(supporter, community)))
    .map(({ supporter, community }) => ({
      supporter: ofSupporter.get(supporter) as number,
      community: ofCommunity.get(community) as number,
      gone: false,
    }))
}

export function countLandings(groups: readonly Group[]): number {
  const last = groups.at(-1)
  return last ? last.before + last.landings.length : 0
}

/** The group that the last of so many landings belongs to; the first before anything has landed. */
export function groupAt(groups: readonly Group[], landed: number): Group | undefined {
  return groups.findLast(({ before }) => before < landed) ?? groups[0]
}

/** How many pairs each community has after so many landings. */
export function standingAfter(groups: readonly Group[], landed: number): Map<number, number> {
  const standing = new Map<number, number>()
  const passed = groups.flatMap(({ landings }) => landings).slice(0, landed)
  for (const { community, gone } of passed) {
    standing.set(community, (standing.get(community) ?? 0) + (gone ? -1 : 1))
  }
  return standing
}
