/**
 * A partnership lies in its community's county, and no key crosses counties: a supporter from elsewhere has a copy there,
 * under the same id, which changes when the one at home does.
 */
import type { Work, WriteTransaction } from '#base/server/db/work.ts'
import { applyChanges } from '../changes/apply-changes.ts'
import { insertOrganizations } from '../insert-organizations.ts'
import { listOrganizationsByIds, type OrganizationRow } from '../store.ts'
import { insertGuestCounties, listGuestCounties } from './store.ts'

const actor = 'job:organizations.renew-guests'
const reason = '随原单位变更'

/** The home's code after its county's, because the county here may have given it to another. */
function copied(home: OrganizationRow) {
  const { name, kind, level, regionCode, endsOn } = home
  return { code: `${home.countyCode}-${home.code}`, name, kind, level, regionCode, endsOn }
}

/**
 * Those that are not held there yet come to be.
 *
 * @param tx whose scope holds the homes' counties and this one
 */
export async function holdGuests(
  tx: WriteTransaction,
  countyCode: string,
  homes: readonly OrganizationRow[],
): Promise<void> {
  const ids = homes.map(({ id }) => id)
  const there = new Set((await listOrganizationsByIds(tx, countyCode, ids)).map(({ id }) => id))
  const missing = homes.filter(({ id }) => !there.has(id))
  if (missing.length === 0) return
  await insertOrganizations(
    tx,
    missing.map((home) => ({
      ...copied(home),
      countyCode,
      id: home.id,
      side: home.side,
      beginsOn: home.beginsOn,
      homeCountyCode: home.countyCode,
    })),
  )
  await insertGuestCounties(
    tx,
    missing.map((home) => ({
      countyCode: home.countyCode,
      organizationId: home.id,
      guestCountyCode: countyCode,
    })),
  )
  await tx.recordAll(
    missing.map((home) => ({
      countyCode,
      action: 'organizations.hold-guest',
      subject: { kind: 'organization', id: home.id },
      actor,
      ...(home.kind === 'person' && { person: home.id }),
      after: { ...copied(home), homeCountyCode: home.countyCode },
    })),
  )
}

/** Copies as the one at home is now. */
export async function renewGuests(
  work: Work,
  { countyCode, id }: { countyCode: string; id: string },
): Promise<void> {
  const found = await work.read({ counties: [countyCode] }, async (tx) => {
    const [home] = await listOrganizationsByIds(tx, countyCode, [id])
    return { home, held: await listGuestCounties(tx, countyCode, [id]) }
  })
  const { home } = found
  if (!home) return
  for (const { guestCountyCode } of found.held) {
    await work.write({ counties: [guestCountyCode] }, async (tx) => {
      const [copy] = await listOrganizationsByIds(tx, guestCountyCode, [id])
      if (!copy) return
      const change = { before: copy, after: copied(home) }
      await applyChanges(tx, guestCountyCode, [change], { change: 'edit', actor, reason })
    })
  }
}
