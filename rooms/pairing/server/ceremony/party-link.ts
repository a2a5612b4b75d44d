/** The link with which a party's own device speaks: said once, and kept as a hash alone. */
import { createHash, randomBytes } from 'node:crypto'
import type { RunKey } from '../runs/store.ts'

export function newLink({ countyCode, runId }: RunKey): { token: string; path: string } {
  const token = randomBytes(16).toString('hex')
  // Behind the sign of the fragment it reaches no server, no log and no other site.
  return { token, path: `/ceremony/${countyCode}/${runId}#${token}` }
}

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
