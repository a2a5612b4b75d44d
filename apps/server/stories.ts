/** What the rooms tell of a partnership, one line each; pairing tells its own part itself. */
import { lastMovedOn } from '#rooms/indicators/server/door.ts'
import type { LastMovedOn, MomentsOf } from '#rooms/pairing/server/door.ts'

export const stories: readonly MomentsOf[] = []

/** When anything was last recorded of one. */
export const movements: readonly LastMovedOn[] = [lastMovedOn]
