/** The team of a village or unit in numbers: posts, vacancies, ages. Nobody is named. */
import { dayOf } from '#base/server/clock.ts'
import { route } from '#base/server/http/route.ts'
import { countsDoNotAddUp, dayNotCome } from '../../shared/problems.ts'
import {
  countLeadershipInput,
  doneOutput,
  leadershipOutput,
  organizationInput,
} from '../../shared/schema.ts'
import { refreshTallies } from '../hanging/store.ts'
import { readOfOrganization, writeOfOrganization } from '../hanging/with-organization.ts'
import { type LeadershipCount, listLeadershipCounts, putLeadershipCount } from './store.ts'

export const showLeadership = route({
  method: 'GET',
  path: '/api/organizations/:countyCode/:id/leadership',
  summary: 'Leadership counts by day, newest first',
  access: { capability: 'organizations.read' },
  input: organizationInput,
  output: leadershipOutput,
  handle: async (asking) => ({
    items: await readOfOrganization(asking, 'organizations.read', asking.params, (tx) =>
      listLeadershipCounts(tx, asking.params.countyCode, asking.params.id),
    ),
  }),
})

export const countLeadership = route({
  method: 'PUT',
  path: '/api/organizations/:countyCode/:id/leadership/:asOf',
  summary: 'Give the leadership counts of a day; given again, the later ones hold',
  access: { capability: 'posts.write' },
  input: countLeadershipInput,
  output: doneOutput,
  handle: (asking) =>
    writeOfOrganization(
      asking,
      'posts.write',
      asking.params,
      async (tx, { id: organizationId }) => {
        const { countyCode, asOf } = asking.params
        const counts = asking.body
        const held = counts.posts - counts.vacancies
        const aged = counts.underThirtyFive + counts.fromThirtyFive + counts.fromFifty
        if (held < 0 || aged > held || counts.women > held) throw countsDoNotAddUp()
        if (asOf > dayOf(tx.now)) throw dayNotCome()
        const by = { recordedBy: asking.actor.id, recordedAt: tx.now }
        const row = { countyCode, organizationId, asOf, ...counts, ...by }
        await putLeadershipCount(tx, row)
        await refreshTallies(tx, countyCode, [organizationId])
        await tx.record({
          countyCode,
          action: 'organizations.count-leadership',
          subject: { kind: 'organization', id: organizationId },
          actor: asking.actor.id,
          after: plainCounts(row),
        })
        return { done: true as const }
      },
    ),
})

/** Who counted and when stands in the entry itself. */
export function plainCounts({ recordedBy: _, recordedAt: __, ...counts }: LeadershipCount) {
  return counts
}
