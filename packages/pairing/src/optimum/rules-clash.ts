/** Locked pairs and bounds that contradict the rules or each other. */
import { eligible } from '../eligibility.ts'
import type { Instance } from '../instance.ts'
import type { Reason } from '../reason.ts'
import type { Network } from './network.ts'
import type { Infeasible, WayOut } from './proof.ts'
import { nameOf } from './row-names.ts'
import { placesOf } from './ways-out.ts'

/** A contradiction, and what would end it. */
interface Contradiction {
  reason: Reason
  ways: WayOut[]
}

/** Every contradiction among locks, avoidances and bounds; undefined when there is none. */
export function findRulesClash({ instance }: Network): Infeasible | undefined {
  const found = [...lockContradictions(instance), ...boundContradictions(instance)]
  if (found.length === 0) return undefined
  return {
    kind: 'infeasible',
    clash: { kind: 'rules' },
    reasons: found.map(({ reason }) => reason),
    ways: found.flatMap(({ ways }) => ways),
  }
}

function lockContradictions(instance: Instance): Contradiction[] {
  const supporters = new Map(instance.supporters.map((row) => [row.code, row]))
  const communities = new Map(instance.communities.map((row) => [row.code, row]))
  const key = (pair: { supporter: string; community: string }) =>
    JSON.stringify([pair.supporter, pair.community])
  const avoided = new Set(
    instance.relations.filter(({ relation }) => relation === 'avoid').map((pair) => key(pair)),
  )
  return instance.relations.flatMap((pair): Contradiction[] => {
    if (pair.relation !== 'locked') return []
    const s = supporters.get(pair.supporter)!
    const c = communities.get(pair.community)!
    const params = { supporter: nameOf(s), community: nameOf(c) }
    const drop = (code: string, relation: 'avoid' | 'locked'): WayOut => ({
      reason: { code, params },
      changes: [{ kind: 'drop', relation, supporter: s.code, community: c.code }],
    })
    const unlock = drop('way.drop-lock', 'locked')
    const allow = drop('way.drop-avoidance', 'avoid')
    return [
      ...(avoided.has(key(pair))
        ? [{ reason: { code: 'clash.locked-and-avoided', params }, ways: [allow, unlock] }]
        : []),
      ...(eligible(instance, s, c)
        ? []
        : [{ reason: { code: 'clash.locked-not-eligible', params }, ways: [unlock] }]),
    ]
  })
}

function boundContradictions(instance: Instance): Contradiction[] {
  const found: Contradiction[] = []
  const locks = instance.relations.filter(({ relation }) => relation === 'locked')
  for (const side of ['supporter', 'community'] as const) {
    const rows = side === 'supporter' ? instance.supporters : instance.communities
    const locked = new Map<string, number>()
    for (const lock of locks) locked.set(lock[side], (locked.get(lock[side]) ?? 0) + 1)
    for (const row of rows) {
      const { min, max } = row
      const count = locked.get(row.code) ?? 0
      const params = { side, row: nameOf(row), locked: count, min, max }
      const raise = (to: number): WayOut => ({
        reason: { code: 'way.raise-maximum', params: { side, row: nameOf(row), from: max, to } },
        changes: [placesOf(row, side, 'max', to)],
      })
      if (count > max) {
        const reason = { code: 'clash.locks-above-maximum', params }
        found.push({ reason, ways: [raise(count)] })
      }
      if (instance.rules.hardMinima && min > max) {
        const reason = { code: 'clash.minimum-above-maximum', params }
        found.push({ reason, ways: [raise(min)] })
      }
    }
  }
  return found
}
