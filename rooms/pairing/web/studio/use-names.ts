/** What everybody and every place is called. */
import type { Roster } from '@lianjian/pairing'
import type { Rules } from '@lianjian/pairing/rules'
import type { TriedPair } from '@lianjian/pairing/try'
import { useMemo } from 'react'
import { useSay } from '#base/web/language.tsx'
import { functionWords, type Kind, kindWords } from '#rooms/organizations/shared/words.ts'
import type { RunRoster } from '../queries.ts'
import type { Directory, Side } from './directory.ts'
import { holdingsOf } from './held-pairs.ts'
import type { ShownPair } from './pairs-table.tsx'
import { ruleWords } from './rule-words.ts'
import { studioWords as words } from './words.ts'

export interface Names {
  nameOf(side: Side, code: string): string
  groupName(side: Side, key: string): string
  placeOf(community: string): string
  isApart(pair: TriedPair, rules: Rules): boolean
  /** The pairs with what is said beside each. */
  marked(
    pairs: readonly TriedPair[],
    rules: Rules,
    saved: readonly TriedPair[] | undefined,
    roster: Roster,
  ): ShownPair[]
}

export function useNames(directory: Directory, places: RunRoster['places']): Names {
  const say = useSay()
  return useMemo(() => {
    const named = new Map(places.map(({ code, name }) => [code, name]))
    const { supporters, communities, communityGroups } = directory
    const groupOf = new Map(
      communityGroups.flatMap(({ key, rows }) => rows.map(({ code }) => [code, key] as const)),
    )
    const placeName = (key: string) => named.get(key) ?? say(words.otherPlace)
    const isApart = ([supporter, community]: TriedPair, rules: Rules) => {
      if (!rules.objectives.includes('function-need')) return false
      const own = supporters.get(supporter)?.function
      const answers = (own && rules.functionNeed[own]) || []
      return !communities.get(community)?.needs?.some((need) => answers.includes(need))
    }
    return {
      nameOf: (side, code) =>
        (side === 'supporter' ? supporters : communities).get(code)?.name ?? code,
      groupName: (side, key) => {
        if (side === 'community') return placeName(key)
        const own = functionWords[key as keyof typeof functionWords]
        if (own) return say(ruleWords.departments, { function: say(own) })
        return say(kindWords[key as Kind] ?? words.otherKind)
      },
      placeOf: (community) => placeName(groupOf.get(community) ?? ''),
      isApart,
      marked: (pairs, rules, saved, roster) => {
        const key = (pair: TriedPair) => pair.join(' ')
        const before = saved && new Set(saved.map(key))
        const holdingOf = holdingsOf(roster)
        const existing = new Set(
          roster.relations
            .filter(({ relation }) => relation === 'existing')
            .map((each) => key([each.supporter, each.community])),
        )
        return pairs.map((pair) => ({
          pair,
          isKept: existing.has(key(pair)),
          isLocked: holdingOf(pair) === 'locked',
          isApart: isApart(pair, rules),
          isNew: before !== undefined && !before.has(key(pair)),
        }))
      },
    }
  }, [say, directory, places])
}
