import type { Instance } from '../instance.ts'
import type { Infeasible, Optimum } from './proof.ts'

/** The one lexicographic optimum of an instance under a seed, with its proof. */
export function optimize(_instance: Instance, _seed: Uint8Array): Optimum | Infeasible {
  throw new Error('not built yet')
}
