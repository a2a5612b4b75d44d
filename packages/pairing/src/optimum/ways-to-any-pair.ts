/** Where nobody may be paired with anybody: what of the rules stands in the way. */
import { eligible } from '../eligibility.ts'
import type { Instance } from '../instance.ts'
import type { Rules } from '../rules.ts'
import type { WayOut } from './proof.ts'

type Limits = Partial<Pick<Rules, 'tiersHard' | 'eligibility'>>

/** Each ends it by itself; all limits together where none does; nothing where the limits are not the cause. */
export function waysToAnyPair(instance: Instance): WayOut[] {
  const avoided = new Set(
    instance.relations
      .filter(({ relation }) => relation === 'avoid')
      .map(({ supporter, community }) => keyOf(supporter, community)),
  )
  const allowsAny = (limits: Limits) => {
    const freer = { ...instance, rules: { ...instance.rules, ...limits } }
    return instance.supporters.some((s) =>
      instance.communities.some(
        (c) => !avoided.has(keyOf(s.code, c.code)) && eligible(freer, s, c),
      ),
    )
  }
  if (allowsAny({})) return []
  const { eligibility } = instance.rules
  const levels = eligibility.levels.map(({ sameCounty: _sameCounty, ...rule }) => rule)
  const candidates: [code: string, limits: Limits][] = [
    ['way.lift-tiers', { tiersHard: false }],
    ['way.lift-county', { eligibility: { sameCounty: false, levels } }],
    ['way.lift-levels', { eligibility: { ...eligibility, levels: [] } }],
  ]
  const alone = candidates.filter(([, limits]) => allowsAny(limits))
  const every = { tiersHard: false, eligibility: { sameCounty: false, levels: [] } }
  const found =
    alone.length > 0 || !allowsAny(every) ? alone : [['way.lift-limits', every] as const]
  return found.map(([code, rules]) => ({
    reason: { code, params: {} },
    changes: [{ kind: 'rules', rules }],
  }))
}

const keyOf = (supporter: string, community: string) => `${supporter}\n${community}`
