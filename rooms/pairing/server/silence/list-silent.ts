/** What is silent, for whoever is to look after it: the unit itself, and the office once it was told. */
import { dayOf } from '#base/server/clock.ts'
import { isInReach } from '#base/server/db/reach.ts'
import { isInScope } from '#base/server/db/scope.ts'
import { route } from '#base/server/http/route.ts'
import { countiesIn } from '#rooms/programmes/server/door.ts'
import { daysBetween } from '../../shared/silence.ts'
import { listSilentOutput } from '../../shared/story-schema.ts'
import { keepersOf, reachedAmong } from '../across-counties.ts'
import { listCountiesOfSupporters } from '../partnerships/store.ts'
import { presentPairs } from '../present-pairs.ts'
import type { PartnershipRow } from '../store.ts'
import { listSilent as listRows } from './store.ts'

/** Whoever has more looks after the longest first. */
const most = 500

export const listSilent = route({
  method: 'GET',
  path: '/api/partnerships/silent',
  summary: 'Partnerships in which nothing was recorded for long, that I am to look after',
  access: { capability: 'programmes.read' },
  input: {},
  output: listSilentOutput,
  async handle({ actor, language, read }) {
    const [answering, leading] = [actor.reach('pairing.answer'), actor.reach('pairing.run')]
    const own = [...new Set([...countiesIn(answering.scope), ...countiesIn(leading.scope)])]
    if (own.length === 0) return { items: [] }
    const elsewhere = await read({ counties: keepersOf(answering) }, (tx) =>
      listCountiesOfSupporters(tx, keepersOf(answering), answering.organizations),
    )
    const counties = [...new Set([...own, ...elsewhere])]
    return read({ counties }, async (tx) => {
      const rows = await listRows(tx, counties, most)
      const units = await reachedAmong(
        tx,
        answering,
        rows.map(({ supporterId }) => supporterId),
      )
      const leads = ({ countyCode, communityRegionCode: regionCode }: PartnershipRow) =>
        isInScope(leading.scope, countyCode) && isInReach(leading, { countyCode, regionCode })
      const mine = rows.filter(
        (row) => units.has(row.supporterId) || (row.officeToldOn !== null && leads(row)),
      )
      const pairs = await presentPairs(
        tx,
        mine,
        ({ countyCode, supporterId, communityId }) => ({
          supporter: { countyCode, id: supporterId },
          community: { countyCode, id: communityId },
        }),
        language,
      )
      const today = dayOf(tx.now)
      return {
        items: mine.map((row, at) => ({
          ...(pairs[at] as (typeof pairs)[number]),
          ...{ countyCode: row.countyCode, silentSince: row.silentSince },
          ...{ days: daysBetween(row.silentSince, today), own: units.has(row.supporterId) },
        })),
      }
    })
  },
})
