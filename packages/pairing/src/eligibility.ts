/** Who may be paired with whom, and what a pair counts under each objective: the meaning of the rules. */
import {
  type Community,
  communityLetters,
  type Instance,
  type Supporter,
  supporterLetters,
} from './instance.ts'
import type { Rules } from './rules.ts'

/**
 * Steps between two 12-digit region codes: same village 0, township 1, county 2, city 3, province 4, beyond 5.
 */
export function regionSteps(a: string, b: string): number {
  if (a === b) return 0
  const prefixes = [9, 6, 4, 2]
  const at = prefixes.findIndex((length) => a.slice(0, length) === b.slice(0, length))
  return at === -1 ? 5 : at + 1
}

/** |supporter tier + community tier − 4|; 0 when the rules carry no tiers. */
export function tierDistanceOf(instance: Instance, s: Supporter, c: Community): number {
  if (s.letter === undefined || c.letter === undefined) return 0
  const row = instance.tierDistance[supporterLetters.indexOf(s.letter)]
  return row?.[communityLetters.indexOf(c.letter)] ?? 0
}

export function sameCounty(s: Supporter, c: Community): boolean {
  return s.region !== undefined && s.region.slice(0, 6) === c.region?.slice(0, 6)
}

/** Eligibility by level, kind and county, tiers and relations left aside. */
export function eligibleByPlace(rules: Rules, s: Supporter, c: Community): boolean {
  const { levels, sameCounty: everywhere } = rules.eligibility
  if (levels.length === 0) return !everywhere || sameCounty(s, c)
  return levels.some(
    (rule) =>
      s.level !== undefined &&
      rule.supporterLevels.includes(s.level) &&
      rule.communityKinds.includes(c.kind) &&
      (!(rule.sameCounty ?? everywhere) || sameCounty(s, c)),
  )
}

/** Eligibility by the rules, relations left aside. */
export function eligible(instance: Instance, s: Supporter, c: Community): boolean {
  const { tiers, tiersHard } = instance.rules
  if (tiers === 'sum-to-four' && tiersHard && tierDistanceOf(instance, s, c) !== 0) return false
  return eligibleByPlace(instance.rules, s, c)
}

/** 0 when the supporter's function is mapped to one of the community's needs, otherwise 1. */
export function functionNeedCost(rules: Rules, s: Supporter, c: Community): number {
  const mapped = (s.function && rules.functionNeed[s.function]) || []
  return mapped.some((need) => c.needs?.includes(need)) ? 0 : 1
}

/** 0 when an offer meets a need, otherwise 1. */
export function fitCost(s: Supporter, c: Community): number {
  return s.offers?.some((offer) => c.needs?.includes(offer)) ? 0 : 1
}
