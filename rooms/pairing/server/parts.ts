/** What this room is given of those beside it. */
import type { Transaction } from '#base/server/db/work.ts'
import type { Moment } from '../shared/story-schema.ts'
import type { PartnershipRow } from './store.ts'

/** Days in Asia/Shanghai, both included. */
export interface Days {
  from: string
  until: string
}

/**
 * What another room tells of a partnership.
 *
 * @param tx opened for the county of the partnership
 * @param days that are told; those after today hold what is planned
 */
export type MomentsOf = (
  tx: Transaction,
  partnership: PartnershipRow,
  days: Days,
) => Promise<Moment[]>

/**
 * The last day on which anything was recorded of partnerships of a county, as another room knows it; those of which it
 * knows nothing are left out.
 */
export type LastMovedOn = (
  tx: Transaction,
  countyCode: string,
  partnershipIds: readonly string[],
) => Promise<ReadonlyMap<string, string>>

export interface PairingParts {
  /** Names of accounts by id, as colleagues may know them. */
  namesOfUsers(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Of the rooms that keep something of partnerships. */
  stories: readonly MomentsOf[]
}
