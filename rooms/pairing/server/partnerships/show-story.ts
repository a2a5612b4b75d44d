/** From the pairing to today, the newest first, some months at a time; before it what is planned. */
import { dayOf } from '#base/server/clock.ts'
import { route } from '#base/server/http/route.ts'
import { addDays } from '#base/shared/days.ts'
import { absent } from '#base/shared/problems.ts'
import { findCycle, findProgramme } from '#rooms/programmes/server/door.ts'
import { type Moment, storyInput, storyOutput } from '../../shared/story-schema.ts'
import type { Days, PairingParts } from '../parts.ts'
import { presentPairs } from '../present-pairs.ts'
import type { PartnershipRow } from '../store.ts'
import { ownMoments } from './own-moments.ts'
import { reachPartnership } from './reach-partnership.ts'

/** So many months are looked through at once. */
const stride = 6
/** What is told of at least, where there is so much. */
const enough = 20

export const showStory = ({ stories }: PairingParts) =>
  route({
    method: 'GET',
    path: '/api/partnerships/:county/:id/story',
    summary: 'What happened between the two of a partnership, newest first, and what is next',
    access: { capability: 'programmes.read' },
    input: storyInput,
    output: storyOutput,
    async handle({ actor, params, query: { until: newest }, language, read }) {
      const reach = actor.reach('programmes.read')
      const { row, home, counties } = await reachPartnership(read, reach, params)
      return read({ counties }, async (tx) => {
        const seats = {
          supporter: { countyCode: home, id: row.supporterId },
          community: { countyCode: row.countyCode, id: row.communityId },
        }
        const [pair] = await presentPairs(tx, [row], () => seats, language)
        const cycle = await findCycle(tx, row.cycleId)
        const programme = cycle && (await findProgramme(tx, cycle.programmeId))
        if (!pair || !programme) throw absent()
        const own = await ownMoments(tx, row, pair)
        const momentsIn = async (days: Days) => {
          const others = await Promise.all(stories.map((tell) => tell(tx, row, days)))
          const within = own.filter(({ day }) => days.from <= day && day <= days.until)
          return [...within, ...others.flat()]
        }
        const today = dayOf(tx.now)
        return {
          partnership: {
            ...{ ...pair, countyCode: row.countyCode, supporterCountyCode: home },
            programme: {
              ...{ id: programme.id, name: programme.name },
              published: programme.publishedAt !== null,
            },
            ...{ cycle: cycle.name, run: runOf(row), since: row.beginsOn, until: row.endsOn },
            ...{ over: isOver(row, today), endReason: row.endReason },
          },
          next: newest === undefined ? await plannedAfter(today, row, momentsIn) : [],
          ...(await happened({ today, newest, first: firstDay(row, own) }, momentsIn)),
        }
      })
    },
  })

type MomentsIn = (days: Days) => Promise<Moment[]>

export function isOver({ endsOn, endReason }: PartnershipRow, today: string): boolean {
  // What is ended early is over on its last day already.
  return endsOn < today || (endReason !== null && endsOn <= today)
}

function runOf({ countyCode, runCountyCode, runId }: PartnershipRow) {
  return { countyCode: runCountyCode ?? countyCode, id: runId }
}

function firstDay({ beginsOn }: PartnershipRow, own: readonly Moment[]): string {
  return [beginsOn, ...own.map(({ day }) => day)].sort()[0] as string
}

/** What holds until its last day is planned until then; nothing is planned of what is over. */
async function plannedAfter(
  today: string,
  row: PartnershipRow,
  momentsIn: MomentsIn,
): Promise<Moment[]> {
  if (isOver(row, today)) return []
  const planned = await momentsIn({ from: addDays(today, 1), until: row.endsOn })
  return planned.sort((a, b) => (a.day < b.day ? -1 : 1))
}

interface Asked {
  today: string
  newest: string | undefined
  first: string
}

/** Strides back until there is enough or the beginning is reached: quiet years are passed over. */
async function happened({ today, newest, first }: Asked, momentsIn: MomentsIn) {
  const found: Moment[] = []
  let month = newest ?? today.slice(0, 7)
  let from: string
  do {
    const oldest = addMonths(month, 1 - stride)
    from = `${oldest}-01`
    const end = lastDay(month)
    const until = end < today ? end : today
    if (from <= until) found.push(...(await momentsIn({ from, until })))
    month = addMonths(oldest, -1)
  } while (found.length < enough && first < from)
  return {
    moments: found.sort(newerFirst),
    ...(first < from && { older: month }),
  }
}

/** Of one day the later one first; what has no hour goes below what has one. */
function newerFirst(a: Moment, b: Moment): number {
  if (a.day !== b.day) return a.day < b.day ? 1 : -1
  const [first, second] = [a.at ?? '', b.at ?? '']
  return first === second ? 0 : first < second ? 1 : -1
}

function addMonths(month: string, months: number): string {
  const [year, at] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, at - 1 + months, 1)).toISOString().slice(0, 7)
}

function lastDay(month: string): string {
  return addDays(`${addMonths(month, 1)}-01`, -1)
}
