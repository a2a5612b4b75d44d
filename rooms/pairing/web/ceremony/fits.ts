import { shareCommitment } from '@lianjian/pairing/ceremony'
import type { Ceremony, Party } from './queries.ts'

/** Whether a revealed number opens what its party sealed; computed here, so that nobody need believe the server. */
export function fits({ inputRoot }: Ceremony, { party, commitment, share }: Party): boolean {
  if (share === null) return false
  const pairs = share.match(/../g) ?? []
  const bytes = Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16))
  return shareCommitment(party, inputRoot, bytes) === commitment
}
