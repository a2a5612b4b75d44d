/** How evenly a run came out, for whoever answers for it. */
import type { Report, Transcript } from '@lianjian/pairing'

export interface RunReport {
  coverage: Report['coverage']
  load: Report['load']
  levels: Report['levels']
  fairness: Report['fairness']
  notices: Report['notices']
  /** Of the pairs whose community is weakest, how many have a strongest supporter; null without tiers. */
  strongToNeed: { strong: number; all: number } | null
  /** Of a draw: how many places stood against how many, and so what chance each had. */
  strata: { stratum: string; round: number; supporterSlots: number; communitySlots: number }[]
}

export function reportOfRun(
  { coverage, load, levels, fairness, notices, tiers }: Report,
  transcript: string,
): RunReport {
  const { draw } = JSON.parse(transcript) as Pick<Transcript, 'draw'>
  const weak = tiers.filter(({ community }) => community === 3)
  const sum = (rows: typeof tiers) => rows.reduce((total, { pairs }) => total + pairs, 0)
  return {
    ...{ coverage, load, levels, fairness, notices },
    strongToNeed:
      tiers.length === 0
        ? null
        : { strong: sum(weak.filter(({ supporter }) => supporter === 1)), all: sum(weak) },
    strata: (draw?.strata ?? []).map(({ stratum, round, supporterSlots, communitySlots }) => ({
      ...{ stratum, round, supporterSlots, communitySlots },
    })),
  }
}
