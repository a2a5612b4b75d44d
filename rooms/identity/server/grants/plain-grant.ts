import type { GrantRow } from './store.ts'

/** A grant as the journal hashes it: the whole row as it is kept, so that whoever has the row can prove it. */
export function plainGrant(grant: GrantRow) {
  return { ...grant, createdAt: grant.createdAt.toISOString() }
}
