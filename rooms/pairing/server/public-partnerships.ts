import * as z from 'zod'
import type { Transaction } from '#base/server/db/work.ts'
import type { Language } from '#base/shared/language.ts'
import { cutTwoWayPage, decodeCursor } from '#base/shared/paging.ts'
import type { PublicPartnership } from '../shared/schema.ts'
import { presentPairs } from './present-pairs.ts'
import { listPartnerships, type PartnershipFilter, type PartnershipRow } from './store.ts'

/** One page of partnerships with the names of both sides and the reason, in order of the village's code. */
export async function listPublicPartnerships(
  tx: Transaction,
  filter: Omit<PartnershipFilter, 'after' | 'before'> & {
    /** Cursors: the `next` of the page before, or the `previous` of the page after. */
    after?: string | undefined
    before?: string | undefined
  },
  language: Language,
): Promise<{ items: PublicPartnership[]; next?: string; previous?: string }> {
  const before = keyOf(filter.before)
  const after = before ? undefined : keyOf(filter.after)
  const rows = await listPartnerships(tx, { ...filter, after, before })
  const asked = before ? 'before' : after ? 'after' : 'from the start'
  const page = cutTwoWayPage(rows, filter.limit, (row) => [row.communityRegionCode, row.id], asked)
  return { ...page, items: await presentPartnerships(tx, page.items, language) }
}

/** Region code and id; undefined for a cursor that was not made here. */
function keyOf(cursor: string | undefined): string[] | undefined {
  return decodeCursor(cursor, [z.string(), z.uuid()])
}

async function presentPartnerships(
  tx: Transaction,
  rows: PartnershipRow[],
  language: Language,
): Promise<PublicPartnership[]> {
  // Both in the partnership's county, a supporter from elsewhere as a guest.
  const seatsOf = ({ countyCode, supporterId, communityId }: PartnershipRow) => ({
    supporter: { countyCode, id: supporterId },
    community: { countyCode, id: communityId },
  })
  const pairs = await presentPairs(tx, rows, seatsOf, language)
  return rows.map((row, at) => ({
    ...(pairs[at] as (typeof pairs)[number]),
    run: { countyCode: row.runCountyCode ?? row.countyCode, id: row.runId },
    since: row.beginsOn,
    until: row.endsOn,
  }))
}
