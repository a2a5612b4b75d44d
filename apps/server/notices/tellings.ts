/** What happened in the rooms, as notices: one entry for each topic of the outbox. */

import type { Work } from '#base/server/db/work.ts'
import type { Event } from '#base/server/jobs/outbox.ts'
import { sayDay } from '#base/shared/days.ts'
import { type Parameters, type Saying, say } from '#base/shared/words.ts'
import { everywhere, findUser } from '#rooms/identity/server/door.ts'
import type { Recipient, Told } from '#rooms/notices/server/door.ts'
import { listOrganizationsByIds } from '#rooms/organizations/server/door.ts'
import {
  type Concerned,
  type ConcernedPair,
  findConcerned,
  findTold,
} from '#rooms/pairing/server/door.ts'
import { noticeWords as words } from './notice-words.ts'
import { answering, countiesAbove, leading, recipientsOf } from './recipients.ts'

export type Read = Work['read']
export type Telling = (read: Read, event: Event) => Promise<Told[]>

interface Seat {
  countyCode: string
  id: string
}

export const tellings: Record<string, Telling> = {
  'pairing.proposed': async (read, event) =>
    aboutRun(read, event, async ({ run, programme, pairs }) => {
      const asked = pairs.flatMap(({ supporter, community }) =>
        [supporter, community].filter(({ answered }) => !answered),
      )
      return asked.map((seat) => ({
        ...{ seat, title: fill(words.proposed, { programme: programme.name }) },
        ...{ key: `proposed:${run.id}`, leadsTo: '/proposals', dueOn: run.answerBy },
      }))
    }),
  'pairing.disclosed': async (read, event) =>
    aboutRun(read, event, async ({ run, programme, pairs }) =>
      pairs.flatMap(({ supporter, community }) =>
        [supporter, community].map((seat) => ({
          ...{ seat, key: `disclosed:${run.id}`, leadsTo: '/proposals' },
          title: withDay(words.disclosed, run.disclosedUntil, { programme: programme.name }),
        })),
      ),
    ),
  'pairing.in-force': async (read, event) =>
    aboutRun(read, event, async ({ pairs }) => {
      const names = await namesOf(read, pairs)
      return pairs.flatMap(({ supporter, community, partnershipId }) =>
        partnershipId === undefined
          ? []
          : [supporter, community].map((seat) => ({
              ...{ seat, key: `begun:${partnershipId}` },
              title: fill(words.begun, {
                supporter: names.get(supporter.id) ?? '',
                community: names.get(community.id) ?? '',
              }),
              leadsTo: `/partnerships/${community.countyCode}/${partnershipId}`,
            })),
      )
    }),
  'pairing.objected': async (read, event) => {
    const { runId, objectionId } = event.payload as { runId: string; objectionId: string }
    const concerned = await findConcerned(read, { countyCode: event.countyCode, runId })
    if (!concerned) return []
    const { programme, run } = concerned
    const { keeperCode: countyCode, regionCode } = programme
    const recipients = await read({ counties: countiesAbove(countyCode) }, (tx) =>
      recipientsOf(tx, { countyCode, regionCode }, leading),
    )
    return [
      {
        ...{ key: `objected:${objectionId}`, kind: 'pairing', recipients },
        title: fill(words.objected, { programme: programme.name }),
        leadsTo: `/pairing/runs/${run.countyCode}/${run.id}`,
        dueOn: run.disclosedUntil,
      },
    ]
  },
  'pairing.objection-answered': async (read, event) =>
    aboutRun(read, event, async ({ programme, pairs }) => {
      const { proposalId, objectionId } = event.payload as Record<string, string | null>
      return pairs
        .filter((pair) => pair.proposalId === proposalId)
        .flatMap(({ supporter, community }) => [supporter, community])
        .map((seat) => ({
          ...{ seat, key: `objection-answered:${objectionId}`, leadsTo: '/proposals' },
          title: fill(words.objectionAnswered, { programme: programme.name }),
        }))
    }),
  'pairing.silent': async (read, { countyCode, payload }) => {
    const { partnershipId, to, silentSince, days } = payload as {
      partnershipId: string
      to: 'unit' | 'office'
      silentSince: string
      days: number
    }
    const told = await findTold(read, countyCode, partnershipId)
    if (!told) return []
    const { supporter, community, programme } = told
    const parameters = { supporter: supporter.name, community: community.name, days }
    const notice = {
      key: `silent:${partnershipId}:${silentSince}:${to}`,
      leadsTo: `/partnerships/${countyCode}/${partnershipId}`,
    }
    if (to === 'unit') {
      const title = fill(words.silentUnit, parameters)
      return toSides(read, [{ ...notice, title, seat: supporter }], 'silence')
    }
    const { keeperCode, regionCode } = programme
    const recipients = await read({ counties: countiesAbove(keeperCode) }, (tx) =>
      recipientsOf(tx, { countyCode: keeperCode, regionCode }, leading),
    )
    const title = fill(words.silentOffice, parameters)
    return [{ ...notice, title, kind: 'silence', recipients }]
  },
  'organizations.imported': async (read, { countyCode, payload }) => {
    const { importId, fileName, decidedBy } = payload as Record<string, string>
    const user = await read(everywhere, (tx) => findUser(tx, decidedBy as string))
    if (!user || user.closedAt) return []
    return [
      {
        ...{ key: `imported:${importId}`, kind: 'registry' },
        title: fill(words.imported, { file: fileName as string }),
        leadsTo: `/organizations/imports/${countyCode}/${importId}`,
        recipients: [{ userId: user.id, homeCountyCode: user.homeCountyCode }],
      },
    ]
  },
}

/** One notice for one side. */
interface ForSide extends Omit<Told, 'recipients' | 'kind'> {
  seat: Seat
}

async function aboutRun(
  read: Read,
  { countyCode, payload }: Event,
  notices: (concerned: Concerned) => Promise<ForSide[]>,
): Promise<Told[]> {
  const { runId } = payload as { runId: string }
  const concerned = await findConcerned(read, { countyCode, runId })
  return concerned ? toSides(read, await notices(concerned), 'pairing') : []
}

/** Each side's own people; whoever answers for several is told of one thing once. */
export async function toSides(
  read: Read,
  notices: readonly ForSide[],
  kind: Told['kind'],
): Promise<Told[]> {
  const known = new Map<string, Recipient[]>()
  const told: Told[] = []
  for (const { seat, ...notice } of notices) {
    const recipients = known.get(seat.id) ?? (await peopleOf(read, seat))
    known.set(seat.id, recipients)
    told.push({ ...notice, kind, recipients })
  }
  return told
}

function peopleOf(read: Read, { countyCode, id }: Seat): Promise<Recipient[]> {
  return read({ counties: countiesAbove(countyCode) }, async (tx) => {
    const [row] = await listOrganizationsByIds(tx, countyCode, [id])
    if (!row) return []
    const about = { countyCode, regionCode: row.regionCode, organizationId: id }
    return recipientsOf(tx, about, row.side === 'community' ? answering : ['unit'])
  })
}

async function namesOf(read: Read, pairs: readonly ConcernedPair[]) {
  const seats = pairs.flatMap(({ supporter, community }) => [supporter, community])
  const names = new Map<string, string>()
  for (const [countyCode, own] of Map.groupBy(seats, (seat) => seat.countyCode)) {
    const ids = [...new Set(own.map(({ id }) => id))]
    const rows = await read({ counties: [countyCode] }, (tx) =>
      listOrganizationsByIds(tx, countyCode, ids),
    )
    for (const { id, name } of rows) names.set(id, name)
  }
  return names
}

export function fill(saying: Saying, parameters: Parameters): Saying {
  return { zh: say(saying, 'zh-CN', parameters), en: say(saying, 'en', parameters) }
}

function withDay(saying: Saying, day: string | null, parameters: Parameters): Saying {
  return {
    zh: say(saying, 'zh-CN', { ...parameters, day: day ? sayDay(day, 'zh-CN') : '' }),
    en: say(saying, 'en', { ...parameters, day: day ? sayDay(day, 'en') : '' }),
  }
}
