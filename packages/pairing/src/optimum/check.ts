import type { Instance, Pair } from '../instance.ts'
import type { CheckResult, Proof } from './proof.ts'

/** Checks pairs and proof against the instance and the seed, without the solver. */
export function checkOptimum(
  _instance: Instance,
  _seed: Uint8Array,
  _pairs: Pair[],
  _proof: Proof,
): CheckResult {
  throw new Error('not built yet')
}
