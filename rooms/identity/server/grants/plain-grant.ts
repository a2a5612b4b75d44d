import type { GrantRow } from './store.ts'

/**
 * A grant as the journal hashes it: the whole row as it is kept, so that whoever has the row can prove it. What it has
 * not of a hand-over is left out: rows from before there was any are proven as they were hashed.
 */
export function plainGrant({ handedFrom, handedTo, ...grant }: GrantRow) {
  return {
    ...grant,
    ...(handedFrom !== null && { handedFrom }),
    ...(handedTo !== null && { handedTo }),
    createdAt: grant.createdAt.toISOString(),
  }
}
