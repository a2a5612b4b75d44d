/** What the room is given when the application is put together: rooms below and above it, which it may not import. */
import type { Transaction } from '#base/server/db/work.ts'
import type { Saying } from '#base/shared/words.ts'

/** Something that hangs on organizations, by number. */
export interface Hanging {
  key: string
  label: Saying
  count: number
}

/** What another room keeps that names these organizations. */
export type Dependants = (
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
) => Promise<Hanging[]>

/** A page that lists what was counted. */
export interface Evidence {
  /** Of which of the counted things. */
  key: string
  label: Saying
  address: string
}

export interface OrganizationsParts {
  dependants: readonly Dependants[]
  /** Where the numbers of one organization open, as far as there is a page. */
  evidenceOf(tx: Transaction, countyCode: string, id: string): Promise<Evidence[]>
  /** Names of accounts; those that are gone are left out. */
  namesOfUsers(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>>
  /** Roles that accounts hold or held in the county, in order of beginning. */
  rolesOfUsers(
    tx: Transaction,
    countyCode: string,
    ids: readonly string[],
  ): Promise<{ userId: string; role: Saying; beginsOn: string; endsOn: string | null }[]>
  /** What was done to one organization, oldest first. */
  deedsTo(
    tx: Transaction,
    countyCode: string,
    id: string,
  ): Promise<{ action: string; actor: string; at: Date; reason: string | null }[]>
  /** Keeps that somebody read what concerns a person. */
  recordLook(
    tx: Transaction,
    look: {
      countyCode: string
      actor: string
      subject: { kind: string; id: string }
      purpose: string
    },
  ): Promise<void>
}
