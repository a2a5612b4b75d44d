/** What an instance and a seed come to, drawn or solved by its rules. */
import { draw } from './draw/draw.ts'
import type { DrawRecord } from './draw/record.ts'
import type { Instance, Pair } from './instance.ts'
import { drawnLevels } from './levels.ts'
import { findClash } from './optimum/clash.ts'
import { optimize } from './optimum/optimize.ts'
import type { Infeasible, LevelValue, Proof } from './optimum/proof.ts'

export interface Solved {
  kind: 'solved'
  pairs: Pair[]
  levels: LevelValue[]
  draw?: DrawRecord
  optimum?: Proof
}

function clashOf(instance: Instance): Infeasible {
  const clash = findClash(instance)
  if (!clash) throw new Error('the draw found no pairing, yet nothing clashes')
  return clash
}

export function decide(instance: Instance, seed: Uint8Array): Solved | Infeasible {
  if (instance.rules.method === 'draw') {
    const drawn = draw(instance, seed)
    if (drawn.kind === 'infeasible') return clashOf(instance)
    const { pairs, record } = drawn
    return { kind: 'solved', pairs, levels: drawnLevels(instance, pairs), draw: record }
  }
  const solved = optimize(instance, seed)
  if (solved.kind === 'infeasible') return solved
  return { kind: 'solved', pairs: solved.pairs, levels: solved.values, optimum: solved.proof }
}
