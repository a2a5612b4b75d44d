/** Levels packed into one 64-bit cost, as many as keep their order exactly. */
import type { Level } from '../optimum/level.ts'

/** Consecutive levels and the weights that make their weighted sum order like the levels one by one. */
export interface Stage {
  levels: Level[]
  weights: bigint[]
  /** Dearer than any path of real arcs. */
  artificial: bigint
}

// Potentials stay below artificial + path cost, reduced costs below twice that plus a cost.
const ceiling = 2n ** 60n

/**
 * Stages of levels, most important first. On a simple cycle a pair level sums to at most breadth · range in
 * either direction (its arcs run alternately with and against the cycle) and a place level to at most its
 * range (a cycle passes the hub once). A weight above all lower levels' greatest sums therefore orders
 * cycles exactly as the levels do. `longest` is the number of nodes on a simple path. Throws RangeError
 * when one level alone does not fit.
 */
export function packLevels(levels: Level[], breadth: number, longest: number): Stage[] {
  const stages: Stage[] = []
  for (let from = 0; from < levels.length; ) {
    let best: Stage | undefined
    for (let to = from + 1; to <= levels.length; to++) {
      const stage = weigh(levels.slice(from, to), BigInt(breadth), BigInt(longest))
      if (stage.artificial >= ceiling) break
      best = stage
    }
    if (!best) throw new RangeError(`level ${levels[from]!.name} does not fit into 64 bits`)
    stages.push(best)
    from += best.levels.length
  }
  return stages
}

function weigh(levels: Level[], breadth: bigint, longest: bigint): Stage {
  const weights = levels.map(() => 1n)
  let greatest = 0n
  for (let at = levels.length - 1, weight = 1n; at >= 0; at--) {
    const level = levels[at]!
    weights[at] = weight
    greatest += weight * BigInt(Math.max(-level.least, level.greatest))
    const range = BigInt(level.greatest - level.least)
    weight *= (level.gather ? breadth : 1n) * range + 1n
  }
  return { levels, weights, artificial: (greatest + 1n) * (longest + 1n) }
}
