/**
 * Checks an optimum with additions and comparisons only, without the solver: the pairs keep the rules, no
 * change of the pairs costs less on the first level where it costs anything, and no other pairs do as well.
 */
import type { Instance, Pair } from '../instance.ts'
import type { Reason } from '../reason.ts'
import { InstanceFault } from './faults.ts'
import { readPairs, type Taken } from './feasible.ts'
import { isTie, type Level, objectiveLevels, tieLevel } from './level.ts'
import { createNetwork, type Network } from './network.ts'
import type { CheckResult, LevelProof, LevelValue, Proof } from './proof.ts'
import { applyLevel, openResidual } from './residual.ts'
import { hasOtherOptimum } from './unique.ts'

// A second tie level is needed less than once in a thousand runs; more than this is not a proof but a flood.
export const mostTies = 8
// Sums of two potentials and a cost stay exact.
const greatestPotential = 2 ** 51

/**
 * Checks `pairs` and `proof` against `instance` and `seed`. Returns the objectives' values counted from the
 * pairs, or the first thing that is wrong; never throws, whatever the proof holds.
 */
export function checkOptimum(
  instance: Instance,
  seed: Uint8Array,
  pairs: Pair[],
  proof: Proof,
): CheckResult {
  let network: Network
  try {
    network = createNetwork(instance)
  } catch (error) {
    if (error instanceof InstanceFault) return { ok: false, fault: error.reasons[0]! }
    throw error
  }
  return checkInNetwork(network, seed, pairs, proof)
}

/** checkOptimum for a network that exists already. */
export function checkInNetwork(
  network: Network,
  seed: Uint8Array,
  pairs: Pair[],
  proof: Proof,
): CheckResult {
  const taken = readPairs(network, pairs)
  if ('code' in taken) return { ok: false, fault: taken }
  const levels = readLevels(network, seed, proof)
  if ('code' in levels) return { ok: false, fault: levels }
  let residual = openResidual(network, taken)
  for (const { level, potentials } of levels) {
    const left = applyLevel(network, taken, level, potentials, residual)
    if ('code' in left) return { ok: false, fault: left }
    residual = left
  }
  if (hasOtherOptimum(network, taken, residual))
    return { ok: false, fault: { code: notUnique, params: {} } }
  const objectives = levels.filter(({ level }) => !isTie(level.name))
  return { ok: true, values: objectives.map(({ level }) => countLevel(level, taken)) }
}

/** The one fault that another tie level cures. */
export const notUnique = 'optimum.not-unique'

function readLevels(
  network: Network,
  seed: Uint8Array,
  proof: unknown,
): { level: Level; potentials: number[] }[] | Reason {
  const given = (proof as Proof | null | undefined)?.levels
  if (!Array.isArray(given)) return { code: 'optimum.proof-not-a-list', params: {} }
  const levels = objectiveLevels(network)
  const ties = given.length - levels.length
  if (ties < 1 || ties > mostTies)
    return { code: 'optimum.proof-levels', params: { count: given.length } }
  for (let n = 1; n <= ties; n++) levels.push(tieLevel(network, seed, n))
  const nodes = network.instance.supporters.length + network.instance.communities.length
  const read: { level: Level; potentials: number[] }[] = []
  for (const [at, level] of levels.entries()) {
    const { level: name, potentials } = (given[at] ?? {}) as LevelProof
    if (name !== level.name) return { code: 'optimum.proof-level', params: { level: level.name } }
    if (!Array.isArray(potentials) || potentials.length !== nodes || !potentials.every(isPotential))
      return { code: 'optimum.proof-potentials', params: { level: level.name } }
    read.push({ level, potentials })
  }
  return read
}

function isPotential(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(value as number) <= greatestPotential
}

function countLevel(level: Level, taken: Taken): LevelValue {
  let value = level.constant
  if (level.gather) {
    const costs = new Float64Array(taken.arcs.length)
    level.gather(taken.arcs, 0, taken.arcs.length, costs)
    for (const cost of costs) value += cost
  }
  for (const side of ['supporters', 'communities'] as const) {
    const place = side === 'supporters' ? level.supporterPlace : level.communityPlace
    if (place)
      for (const [row, degree] of taken[side].entries())
        for (let k = 1; k <= degree; k++) value += place(row, k)
  }
  return { level: level.name, value }
}
