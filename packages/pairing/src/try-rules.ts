/**
 * What rules would come to on the office's roster, at once and for nobody else: no hashes, no transcript, nothing to
 * publish. Where a seed decides, it is an example that counts nothing.
 */
import { decide } from './decide.ts'
import type { DrawRecord } from './draw/record.ts'
import { eligible, fitCost, functionNeedCost } from './eligibility.ts'
import type { Instance, Pair, RelationKind } from './instance.ts'
import { type Unmet, unmetOf } from './levels.ts'
import { createExplainer } from './optimum/explain.ts'
import type { LevelValue, WayOut } from './optimum/proof.ts'
import { waysToAnyPair } from './optimum/ways-to-any-pair.ts'
import { type CheckedRoster, checkedRoster, instanceOf } from './publish.ts'
import type { Reason } from './reason.ts'
import { Refusal } from './refusal.ts'
import type { Roster, RosterCommunity, RosterSupporter } from './roster.ts'
import type { Rules } from './rules.ts'

export type { Change, WayOut } from './optimum/proof.ts'

/** By code, supporter first. */
export type TriedPair = readonly [supporter: string, community: string]

export type Trial =
  | {
      outcome: 'paired'
      /** Sorted by supporter, then community, by code point. */
      pairs: TriedPair[]
      levels: LevelValue[]
      unmet: Unmet[]
      met: Met
      /** Where no pair came out because the rules allow none: what would allow one. */
      ways: WayOut[]
      /** Of a draw. */
      strata: Omit<DrawRecord['strata'][number], 'pairs'>[]
      /** Why this pair; nothing for a pair that is not there. */
      explain(pair: TriedPair): Explained
    }
  | { outcome: 'infeasible'; reasons: Reason[]; ways: WayOut[] }
  | { outcome: 'refused'; reasons: Reason[] }

export interface Explained {
  reasons: Reason[]
  /** Code of the supporter that would cost least in this one's place. */
  alternative?: string
}

/** How many pairs meet each wish, whether or not the rules list it. */
export interface Met {
  functionNeed: number
  groups: number
  fit: number
  existing: number
  existingAll: number
}

/** Any 32 bytes do: an example is shown as one. */
export const exampleSeed = new Uint8Array(32)

export function tryRules(roster: Roster, rules: Rules, seed: Uint8Array = exampleSeed): Trial {
  try {
    return tried(checkedRoster(roster, rules), seed)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { outcome: 'refused', reasons: error.reasons }
  }
}

function tried(checked: CheckedRoster, seed: Uint8Array): Trial {
  const instance = instanceOf(checked, false)
  const decided = decide(instance, seed)
  if (decided.kind === 'infeasible') {
    return { outcome: 'infeasible', reasons: decided.reasons, ways: decided.ways }
  }
  const { pairs, levels, draw, optimum } = decided
  const codes = pairs.map(
    ({ supporter, community }): TriedPair => [
      instance.supporters[supporter]!.code,
      instance.communities[community]!.code,
    ],
  )
  const at = new Map(codes.map((pair, index) => [keyOf(pair), index]))
  const explainer = optimum && createExplainer(instance, seed, pairs, optimum)
  return {
    outcome: 'paired',
    pairs: codes,
    levels,
    unmet: unmetOf(instance, pairs),
    met: countMet(checked.office, checked.rules, codes),
    ways: codes.length === 0 ? waysToAnyPair(instance) : [],
    strata: (draw?.strata ?? []).map(({ pairs: _pairs, ...stratum }) => stratum),
    explain: (pair) => {
      const found = pairs[at.get(keyOf(pair)) ?? -1]
      if (!found) return { reasons: [] }
      if (!explainer) return { reasons: [lotOf(instance, found)] }
      const { reasons, alternative } = explainer.explainPair(found)
      return {
        reasons,
        ...(alternative !== undefined && { alternative: instance.supporters[alternative]!.code }),
      }
    },
  }
}

const keyOf = (pair: TriedPair) => pair.join('\n')

/** By lot, then, among how many. */
function lotOf(instance: Instance, { supporter, community }: Pair): Reason {
  const { relations, supporters } = instance
  const one = instance.communities[community]!
  const isTold = (relation: RelationKind) =>
    new Set(
      relations
        .filter((each) => each.relation === relation && each.community === one.code)
        .map((each) => each.supporter),
    )
  if (isTold('locked').has(supporters[supporter]!.code)) return { code: 'pair-locked', params: {} }
  const avoided = isTold('avoid')
  const able = supporters.filter((each) => !avoided.has(each.code) && eligible(instance, each, one))
  return { code: 'pair-by-lot', params: { count: able.length } }
}

/** Counted on the roster: an instance holds no more than its rules use. */
export function countMet(roster: Roster, rules: Rules, pairs: readonly TriedPair[]): Met {
  const supporters = new Map(roster.supporters.map((row) => [row.code, row]))
  const communities = new Map(roster.communities.map((row) => [row.code, row]))
  const count = (isMet: (s: RosterSupporter, c: RosterCommunity) => boolean) =>
    pairs.filter(([s, c]) => isMet(supporters.get(s)!, communities.get(c)!)).length
  const kept = new Set(pairs.map(keyOf))
  const existing = roster.relations.filter(({ relation }) => relation === 'existing')
  return {
    functionNeed: count((s, c) => functionNeedCost(rules, s, c) === 0),
    groups: count((s, c) => (s.tier ?? 0) + (c.tier ?? 0) === 4),
    fit: count((s, c) => fitCost(s, c) === 0),
    existing: existing.filter((pair) => kept.has(keyOf([pair.supporter, pair.community]))).length,
    existingAll: existing.length,
  }
}
