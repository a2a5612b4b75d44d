/** The one order and spelling of an instance, so that the same roster always gives the same bytes. */
import { compareCodePoints } from './canonical.ts'
import { usedFields } from './fields.ts'
import {
  type Community,
  type Instance,
  type Preference,
  type Relation,
  type Supporter,
  tierDistance,
} from './instance.ts'
import type { Rules } from './rules.ts'

/** Code points ascending, each value once. */
export function sortedUnique<T extends string>(values: readonly T[]): T[] {
  return [...new Set(values)].sort(compareCodePoints)
}

/** Compares by the given texts, the first difference deciding. */
function compareBy<T>(...keys: ((item: T) => string)[]): (a: T, b: T) => number {
  return (a, b) => {
    for (const key of keys) {
      const step = compareCodePoints(key(a), key(b))
      if (step !== 0) return step
    }
    return 0
  }
}

export const byCode = compareBy<{ code: string }>((row) => row.code)

export function canonicalRelations(relations: readonly Relation[]): Relation[] {
  const order = compareBy<Relation>(
    (r) => r.supporter,
    (r) => r.community,
    (r) => r.relation,
  )
  const sorted = relations
    .map(({ supporter, community, relation }) => ({
      supporter: supporter.normalize('NFC'),
      community: community.normalize('NFC'),
      relation,
    }))
    .sort(order)
  return sorted.filter((item, at) => at === 0 || order(sorted[at - 1]!, item) !== 0)
}

export function canonicalPreferences(preferences: readonly Preference[]): Preference[] {
  return preferences
    .map(({ side, supporter, community, rank }) => ({
      side,
      supporter: supporter.normalize('NFC'),
      community: community.normalize('NFC'),
      rank,
    }))
    .sort(
      compareBy(
        (p) => p.side,
        (p) => p.supporter,
        (p) => p.community,
      ),
    )
}

/** The rules as they are published. */
export function canonicalRules(rules: Rules): Rules {
  // An editor's schema link says nothing about the run; two copies of the rules differing in it are the same.
  const { $schema: _link, title, ...meaning } = rules
  return title === undefined ? meaning : { ...meaning, title: title.normalize('NFC') }
}

function canonicalSupporter(row: Supporter, rules: Rules): Supporter {
  const used = usedFields(rules)
  const { code, name, kind, letter, level, function: duty, region, min, max } = row
  return {
    code: code.normalize('NFC'),
    ...(kind !== 'person' && name !== undefined && { name: name.normalize('NFC') }),
    kind,
    ...(used.letters && letter && { letter }),
    ...(used.levels && level && { level }),
    ...(used.functions && duty && { function: duty }),
    ...(used.offers && { offers: sortedUnique(row.offers ?? []) }),
    ...(used.regions && region && { region }),
    min,
    max,
  }
}

function canonicalCommunity(row: Community, rules: Rules): Community {
  const used = usedFields(rules)
  const { code, name, kind, letter, region, min, max } = row
  return {
    code: code.normalize('NFC'),
    name: name.normalize('NFC'),
    kind,
    ...(used.letters && letter && { letter }),
    ...(used.needs && { needs: sortedUnique(row.needs ?? []) }),
    ...(used.regions && region && { region }),
    min,
    max,
  }
}

/**
 * The instance reduced to what its rules use, normalised and sorted. Applying it twice changes nothing,
 * which is how a verifier tells an instance that was published by these rules from one that was not.
 */
export function canonicalInstance(instance: Instance): Instance {
  const { rules } = instance
  const used = usedFields(rules)
  return {
    rules: canonicalRules(rules),
    supporters: instance.supporters.map((row) => canonicalSupporter(row, rules)).sort(byCode),
    communities: instance.communities.map((row) => canonicalCommunity(row, rules)).sort(byCode),
    tierDistance,
    relations: canonicalRelations(
      instance.relations.filter((item) => used.existing || item.relation !== 'existing'),
    ),
    preferences: used.preferences ? canonicalPreferences(instance.preferences) : [],
  }
}
