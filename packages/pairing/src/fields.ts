/** Which fields of a row a set of rules reads: what must be filled in, and what is published at all. */
import type { Rules } from './rules.ts'

export interface UsedFields {
  letters: boolean
  levels: boolean
  functions: boolean
  offers: boolean
  needs: boolean
  regions: boolean
  preferences: boolean
  existing: boolean
}

/** What of a row takes part in a run under these rules. Anything else stays with the office. */
export function usedFields(rules: Rules): UsedFields {
  const { levels, sameCounty } = rules.eligibility
  const listed = new Set(rules.objectives)
  return {
    letters: rules.tiers === 'sum-to-four' || listed.has('tier'),
    levels: levels.length > 0,
    functions: listed.has('function-need'),
    offers: listed.has('fit'),
    needs: listed.has('fit') || listed.has('function-need'),
    regions:
      sameCounty || levels.some((rule) => rule.sameCounty === true) || listed.has('distance'),
    preferences: listed.has('preference'),
    existing: listed.has('stability'),
  }
}

export interface MissingFields {
  supporter: ('tier' | 'level' | 'function' | 'region')[]
  community: ('tier' | 'needs' | 'region')[]
}

/**
 * The fields that every row of a side must carry under these rules, besides code, name, kind and capacities.
 * A supporter without offers simply offers nothing, so `offers` is never among them.
 */
export function missingForRules(rules: Rules): MissingFields {
  const used = usedFields(rules)
  const needed: MissingFields = { supporter: [], community: [] }
  if (used.letters) needed.supporter.push('tier')
  if (used.levels) needed.supporter.push('level')
  if (used.functions) needed.supporter.push('function')
  if (used.regions) needed.supporter.push('region')
  if (used.letters) needed.community.push('tier')
  if (used.needs) needed.community.push('needs')
  if (used.regions) needed.community.push('region')
  return needed
}
