/** What the rooms tell of a partnership, one line each; pairing tells its own part itself. */
import { momentsOfDeeds } from '#rooms/activities/server/door.ts'
import { lastMovedOn } from '#rooms/indicators/server/door.ts'
import { momentsOfNeeds } from '#rooms/needs/server/door.ts'
import type { LastMovedOn, MomentsOf } from '#rooms/pairing/server/door.ts'

const needs: MomentsOf = async (tx, partnership, days) =>
  (await momentsOfNeeds(tx, partnership, days)).map((moment) => ({ ...moment, kind: 'need' }))

export const stories: readonly MomentsOf[] = [needs, momentsOfDeeds]

/** When anything was last recorded of one. */
export const movements: readonly LastMovedOn[] = [lastMovedOn]
