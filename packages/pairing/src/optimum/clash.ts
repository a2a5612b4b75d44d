import type { Instance } from '../instance.ts'
import type { Infeasible } from './proof.ts'

/** Why no pairing keeps the hard rules, or undefined when one does. */
export function findClash(_instance: Instance): Infeasible | undefined {
  throw new Error('not built yet')
}
