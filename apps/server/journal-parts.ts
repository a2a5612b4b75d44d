/** The journal keeps ids; what they stand for is called by the rooms that keep it. */
import { namesOfDeeds } from '#rooms/activities/server/door.ts'
import { listUserIdsCalled, listUserNames } from '#rooms/identity/server/door.ts'
import { namesOfMonthlyCounts } from '#rooms/indicators/server/door.ts'
import type { JournalParts } from '#rooms/journal/server/door.ts'
import {
  namesOfMatches,
  namesOfNeeds,
  namesOfOffers,
  namesOfReferrals,
} from '#rooms/needs/server/door.ts'
import {
  listForerunners,
  listIdsAroundOrganizations,
  listOrganizationIdsNamed,
  namesOfImports,
  namesOfInternal,
  namesOfOrganizations,
  namesOfTeams,
  sayBecoming,
} from '#rooms/organizations/server/door.ts'
import {
  listPairingIdsAround,
  namesOfObjections,
  namesOfPartnerships,
  namesOfProposals,
  namesOfRuns,
  namesOfTies,
} from '#rooms/pairing/server/door.ts'
import {
  listProgrammeIdsAround,
  namesOfCycles,
  namesOfDocuments,
  namesOfParticipants,
  namesOfProgrammes,
  namesOfTasks,
} from '#rooms/programmes/server/door.ts'
import { listPlaceIdsNamed, namesOfAreas, namesOfPlaces } from '#rooms/regions/server/door.ts'

/** Somebody who types a name that more bear types more of it. */
const mostNamed = 20
/** Ids that one search looks for, from each room. */
const mostAround = 200

export const journalParts: JournalParts = {
  namesOfUsers: listUserNames,
  usersNamed: listUserIdsCalled,
  namesOf: {
    organization: namesOfOrganizations,
    import: namesOfImports,
    team: namesOfTeams,
    post: namesOfInternal,
    contact: namesOfInternal,
    place: namesOfPlaces,
    'management-area': namesOfAreas,
    programme: namesOfProgrammes,
    cycle: namesOfCycles,
    document: namesOfDocuments,
    task: namesOfTasks,
    'monthly-count': namesOfMonthlyCounts,
    participant: namesOfParticipants,
    offer: namesOfOffers,
    partnership: namesOfPartnerships,
    proposal: namesOfProposals,
    tie: namesOfTies,
    run: namesOfRuns,
    objection: namesOfObjections,
    need: namesOfNeeds,
    match: namesOfMatches,
    referral: namesOfReferrals,
    deed: namesOfDeeds,
  },
  becoming: sayBecoming,
  async subjectsNamed(tx, countyCode, typed) {
    const named = await listOrganizationIdsNamed(tx, countyCode, typed, mostNamed)
    // What was joined to another is told of what it was: it is looked for by both names.
    const before = await listForerunners(tx, countyCode, named)
    const organizationIds = [...new Set([...named, ...before])]
    const by = { typed, organizationIds }
    const around = [
      await listIdsAroundOrganizations(tx, countyCode, by, mostAround),
      await listProgrammeIdsAround(tx, countyCode, by, mostAround),
      await listPairingIdsAround(tx, countyCode, organizationIds, mostAround),
      await listPlaceIdsNamed(tx, countyCode, typed, mostAround),
    ]
    return [...new Set([...organizationIds, ...around.flat()])]
  },
}
