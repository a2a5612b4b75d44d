/** How far a ceremony is, from what is there. */
import { quicknetTime } from '@lianjian/pairing'
import type { ceremonyStages } from '../../shared/ceremony-schema.ts'
import type { RunRow } from '../runs/store.ts'
import type { CeremonyRow, PartyRow } from './store.ts'

export type Stage = (typeof ceremonyStages)[number]

/** When whoever likes can know the public value; undefined of one that is made in the room. */
export function dueAtOf({ beaconRound }: Pick<CeremonyRow, 'beaconRound'>): Date | undefined {
  return beaconRound === null ? undefined : new Date(quicknetTime(Number(beaconRound)) * 1000)
}

export function stageOf(
  run: Pick<RunRow, 'state'>,
  { closedAt, beaconValue }: Pick<CeremonyRow, 'closedAt' | 'beaconValue'>,
  parties: readonly Pick<PartyRow, 'revealedAt'>[],
): Stage {
  if (run.state === 'void') return 'void'
  if (run.state !== 'frozen' && run.state !== 'simulated') return 'drawn'
  if (closedAt === null) return 'sealing'
  if (parties.some(({ revealedAt }) => revealedAt === null)) return 'revealing'
  return beaconValue === null ? 'waiting' : 'ready'
}
