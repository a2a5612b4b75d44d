/** The one lexicographic optimum of an instance, proven on every run. */
import type { Instance, Pair } from '../instance.ts'
import { solveLexicographic } from '../solver/lexicographic.ts'
import { checkInNetwork, mostTies, notUnique } from './check.ts'
import { findPlacesClash } from './clash.ts'
import { type Level, objectiveLevels, tieLevel } from './level.ts'
import { createNetwork, type Network } from './network.ts'
import type { Infeasible, Optimum } from './proof.ts'
import { findRulesClash } from './rules-clash.ts'

/**
 * The pairs that are least on the rules' objectives in their order, and among equals on the seeded ties:
 * one answer for an instance and a seed, whatever solver finds it. `instance` is canonical; throws
 * InstanceFault when it is not. Minima that cannot be met, or locks that contradict the rules, are
 * Infeasible. The proof has been checked.
 */
export function optimize(instance: Instance, seed: Uint8Array): Optimum | Infeasible {
  const network = createNetwork(instance)
  const rulesClash = findRulesClash(network)
  if (rulesClash) return rulesClash
  const levels = objectiveLevels(network)
  for (let n = 1; n <= mostTies; n++) {
    levels.push(tieLevel(network, seed, n))
    const optimum = solve(network, seed, levels)
    if (optimum) return optimum
  }
  throw new Error('pairs tie on every tie level')
}

/** Undefined when the levels leave more than one optimum. */
function solve(network: Network, seed: Uint8Array, levels: Level[]) {
  const solution = solveLexicographic(network, levels)
  if (!solution) {
    const clash = findPlacesClash(network)
    if (clash) return clash
    throw new Error('the solver meets no minima, and nothing clashes')
  }
  const pairs = listPairs(network, solution.isTaken)
  const proof = {
    levels: levels.map(({ name }, at) => ({
      level: name,
      // A negative zero would be another proof to whoever compares bytes.
      potentials: Array.from(solution.potentials[at]!, (value) => value + 0),
    })),
  }
  const verdict = checkInNetwork(network, seed, pairs, proof)
  if (verdict.ok) return { kind: 'optimum' as const, pairs, values: verdict.values, proof }
  if (verdict.fault.code === notUnique) return undefined
  throw new Error(`the solver's proof fails: ${JSON.stringify(verdict.fault)}`)
}

function listPairs({ supporter, community }: Network, isTaken: Uint8Array): Pair[] {
  const pairs: Pair[] = []
  for (let arc = 0; arc < isTaken.length; arc++)
    if (isTaken[arc]) pairs.push({ supporter: supporter[arc]!, community: community[arc]! })
  return pairs
}
