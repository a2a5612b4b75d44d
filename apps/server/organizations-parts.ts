/** What organizations and the rooms around it tell each other: what hangs on one elsewhere, and where it went. */
import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { Subscription } from '#base/server/jobs/outbox.ts'
import {
  countGrantsOnOrganizations,
  listGrantsOfUsers,
  listUserNames,
  moveGrantsOfDuplicate,
  moveGrantsToSeat,
} from '#rooms/identity/server/door.ts'
import { type RoleName, roleWords } from '#rooms/identity/shared/roles.ts'
import { listDeeds, recordLook } from '#rooms/journal/server/door.ts'
import {
  countNeedsOf,
  moveNeedsOfDuplicate,
  moveNeedsToSeat,
  releaseWhenClosed,
} from '#rooms/needs/server/door.ts'
import {
  type Dependants,
  type Evidence,
  listOrganizationsByIds,
  type OrganizationsParts,
} from '#rooms/organizations/server/door.ts'
import {
  countPartnershipsOf,
  listCyclesOf,
  movePairsOfDuplicate,
} from '#rooms/pairing/server/door.ts'
import {
  countParticipationsOf,
  leaveWhenClosed,
  listProgrammesOfCycles,
  moveParticipationsOfDuplicate,
  returnWhenReopened,
} from '#rooms/programmes/server/door.ts'

const grants: Dependants = async (tx, countyCode, ids) => [
  {
    key: 'grants',
    label: { zh: '账号角色', en: 'Roles of accounts' },
    count: await countGrantsOnOrganizations(tx, countyCode, ids),
  },
]

const partnerships: Dependants = async (tx, countyCode, ids) => [
  {
    key: 'partnerships',
    label: { zh: '结对关系', en: 'Partnerships in force' },
    count: await countPartnershipsOf(tx, countyCode, ids, dayOf(tx.now)),
  },
]

const participations: Dependants = async (tx, countyCode, ids) => [
  {
    key: 'participations',
    label: { zh: '参加的行动', en: 'Programmes it takes part in' },
    count: await countParticipationsOf(tx, countyCode, ids, dayOf(tx.now)),
  },
]

const needs: Dependants = async (tx, countyCode, ids) => [
  {
    key: 'needs',
    label: { zh: '没办完的需求', en: 'Needs that are not done' },
    count: await countNeedsOf(tx, countyCode, ids),
  },
]

/** Partnerships are published by programme, each on the page of its cycle. */
async function evidenceOf(tx: Transaction, countyCode: string, id: string): Promise<Evidence[]> {
  const cycles = await listCyclesOf(tx, countyCode, id, dayOf(tx.now))
  const programmes = await listProgrammesOfCycles(
    tx,
    cycles.map(({ cycleId }) => cycleId),
  )
  return programmes.flatMap((programme) =>
    cycles
      .filter(({ cycleId }) => cycleId === programme.cycleId)
      .map(({ side }) => ({
        key: 'partnerships',
        label: programme.name,
        address: `/programmes/${programme.id}/partnerships?${side}=${id}`,
      })),
  )
}

export const organizationsParts: OrganizationsParts = {
  dependants: [grants, partnerships, participations, needs],
  evidenceOf,
  namesOfUsers: listUserNames,
  async rolesOfUsers(tx, countyCode, ids) {
    const grants = await listGrantsOfUsers(tx, [countyCode], ids)
    return grants.map(({ userId, role, beginsOn, endsOn }) => {
      return { userId, role: roleWords[role as RoleName], beginsOn, endsOn }
    })
  },
  deedsTo: (tx, countyCode, id) => listDeeds(tx, countyCode, { kind: 'organization', id }),
  recordLook,
}

/**
 * A duplicate was never two, so what named it names the kept one. Organizations that were joined are another matter:
 * whose role and whose partnership goes on, people decide.
 */
export const followDuplicates: Subscription = {
  topic: 'organizations.merged',
  async handle(tx, { countyCode, payload }) {
    const { kind, from, to } = payload as { kind: string; from: string; to: string }
    if (kind !== 'duplicate') return
    const [kept] = await listOrganizationsByIds(tx, countyCode, [to])
    if (!kept) throw new Error(`${from} was merged into ${to}, which is not there`)
    await moveGrantsOfDuplicate(tx, countyCode, { from, to, seat: kept.regionCode })
    await moveParticipationsOfDuplicate(tx, countyCode, { from, to })
    await movePairsOfDuplicate(tx, countyCode, { from, to })
    await moveNeedsOfDuplicate(tx, countyCode, { from, to, seat: kept.regionCode })
  },
}

/** Whoever looks after accounts by their place of duty finds them where the organization is now. */
export const followSeats: Subscription = {
  topic: 'organizations.reseated',
  async handle(tx, { countyCode, payload }) {
    const { id } = payload as { id: string }
    // Where it is by now: of two moves the later one counts, in whichever order they are told.
    const [now] = await listOrganizationsByIds(tx, countyCode, [id])
    if (!now) return
    const seat = { organizationId: id, seat: now.regionCode }
    await moveGrantsToSeat(tx, countyCode, seat)
    await moveNeedsToSeat(tx, countyCode, seat)
  },
}

/** One that was closed, merged into another or split up takes part in nothing from then on. */
export const followClosings: Subscription = {
  topic: 'organizations.closed',
  async handle(tx, { countyCode, payload }) {
    const { id } = payload as { id: string }
    // Whether it is closed by now: it may have been reopened before this is told.
    const [now] = await listOrganizationsByIds(tx, countyCode, [id])
    if (!now?.endsOn) return
    await leaveWhenClosed(tx, countyCode, id)
    await releaseWhenClosed(tx, countyCode, id)
  },
}

/** One that is there again, by hand or because what closed it was undone, takes part again. */
export const followReopenings: Subscription = {
  topic: 'organizations.reopened',
  async handle(tx, { countyCode, payload }) {
    const { id } = payload as { id: string }
    const [now] = await listOrganizationsByIds(tx, countyCode, [id])
    if (now && now.endsOn === null) await returnWhenReopened(tx, countyCode, id)
  },
}
