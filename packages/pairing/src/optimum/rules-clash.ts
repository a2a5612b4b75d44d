/** Locked pairs and bounds that contradict the rules or each other. */
import { eligible } from '../eligibility.ts'
import type { Instance } from '../instance.ts'
import type { Reason } from '../reason.ts'
import type { Network } from './network.ts'
import type { Infeasible } from './proof.ts'
import { nameOf } from './row-names.ts'

/** Every contradiction among locks, avoidances and bounds; undefined when there is none. */
export function findRulesClash(network: Network): Infeasible | undefined {
  const reasons = [...lockReasons(network.instance), ...boundReasons(network.instance)]
  return reasons.length > 0 ? { kind: 'infeasible', clash: { kind: 'rules' }, reasons } : undefined
}

function lockReasons(instance: Instance): Reason[] {
  const supporters = new Map(instance.supporters.map((row) => [row.code, row]))
  const communities = new Map(instance.communities.map((row) => [row.code, row]))
  const key = (pair: { supporter: string; community: string }) =>
    JSON.stringify([pair.supporter, pair.community])
  const avoided = new Set(
    instance.relations.filter(({ relation }) => relation === 'avoid').map((pair) => key(pair)),
  )
  return instance.relations.flatMap((pair) => {
    if (pair.relation !== 'locked') return []
    const s = supporters.get(pair.supporter)!
    const c = communities.get(pair.community)!
    const params = { supporter: nameOf(s), community: nameOf(c) }
    return [
      ...(avoided.has(key(pair)) ? [{ code: 'clash.locked-and-avoided', params }] : []),
      ...(eligible(instance, s, c) ? [] : [{ code: 'clash.locked-not-eligible', params }]),
    ]
  })
}

function boundReasons(instance: Instance): Reason[] {
  const reasons: Reason[] = []
  const locks = instance.relations.filter(({ relation }) => relation === 'locked')
  for (const side of ['supporter', 'community'] as const) {
    const rows = side === 'supporter' ? instance.supporters : instance.communities
    const locked = new Map<string, number>()
    for (const lock of locks) locked.set(lock[side], (locked.get(lock[side]) ?? 0) + 1)
    for (const row of rows) {
      const { min, max } = row
      const count = locked.get(row.code) ?? 0
      const params = { side, row: nameOf(row), locked: count, min, max }
      if (count > max) reasons.push({ code: 'clash.locks-above-maximum', params })
      if (instance.rules.hardMinima && min > max)
        reasons.push({ code: 'clash.minimum-above-maximum', params })
    }
  }
  return reasons
}
