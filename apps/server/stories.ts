/** What the rooms tell of a partnership, one line each; pairing tells its own part itself. */
import type { MomentsOf } from '#rooms/pairing/server/door.ts'

export const stories: readonly MomentsOf[] = []
