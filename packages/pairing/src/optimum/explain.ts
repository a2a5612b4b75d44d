import type { Instance, Pair } from '../instance.ts'
import type { Reason } from '../reason.ts'
import type { LevelValue, Proof } from './proof.ts'

export interface PairExplanation {
  /** What this pair alone counts under each objective that looks at pairs. */
  values: LevelValue[]
  reasons: Reason[]
}

/** Holds what every explanation of one optimum shares. */
export interface Explainer {
  explainPair(pair: Pair): PairExplanation
}

/** Prepares explanations; each pair's is computed when asked for. */
export function createExplainer(
  _instance: Instance,
  _seed: Uint8Array,
  _pairs: Pair[],
  _proof: Proof,
): Explainer {
  throw new Error('not built yet')
}
