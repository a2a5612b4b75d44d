import type { Act } from '../../shared/need-acts.ts'

/** In the order in which they come up. */
const forward = [
  'submit',
  'verify',
  'publish',
  'claim',
  'plan',
  'begin',
  'deliver',
  'answer',
] as const satisfies readonly Act[]

/** The page's one first act, where the reader's side is to act; undefined where it waits for another. */
export function firstActOf({ may }: { may: readonly Act[] }): (typeof forward)[number] | undefined {
  return forward.find((each) => may.includes(each))
}
