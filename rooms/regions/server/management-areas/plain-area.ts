import type { NewMember } from './judge-members.ts'
import type { ManagementArea } from './store.ts'

/** An area with its members, as the journal hashes it and its history keeps it. */
export function plain(area: ManagementArea, members: readonly NewMember[]) {
  const listed = members
    .map(({ regionCode, included }) => ({ regionCode, included }))
    .sort((a, b) => (a.regionCode < b.regionCode ? -1 : 1))
  return { ...area, changedAt: area.changedAt.toISOString(), members: listed }
}
