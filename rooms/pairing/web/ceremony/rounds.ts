import { quicknetRound } from '@lianjian/pairing/ceremony'

/** The round of drand quicknet of a moment as a field of the browser writes it; undefined while there is none. */
export function roundAt(written: string | undefined): number | undefined {
  const at = Date.parse(written ?? '')
  return Number.isNaN(at) ? undefined : quicknetRound(at / 1000)
}
