/** What the office says of one participant, by hand: for counties whose roster is not worth a sheet. */
import { isDeepStrictEqual } from 'node:util'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { refusedStep } from '../../shared/problems.ts'
import { putRosterRowInput, rosterRowOutput } from '../../shared/roster-schema.ts'
import { leadCycle, ownerOf } from '../runs/office.ts'
import { listRosterParticipants } from './list-participants.ts'
import { putRosterRows } from './store.ts'

export const putRosterRow = route({
  method: 'PUT',
  path: '/api/cycles/:cycleId/roster/rows/:organizationId',
  summary: 'Say of one participant what the rules need to know',
  access: { capability: 'pairing.run' },
  input: putRosterRowInput,
  output: rosterRowOutput,
  async handle({ actor, params: { cycleId, organizationId }, body, read, write }) {
    const led = await leadCycle(read, cycleId, actor.reach('pairing.run'))
    return write(led.scope, async (tx) => {
      const participants = await listRosterParticipants(tx, led)
      const own = participants.find(({ organization }) => organization.id === organizationId)
      if (!own) throw absent()
      const { before, row } = body
      if (!isDeepStrictEqual(own.row, before)) throw refusedStep('row-changed')
      const { countyCode } = own.organization
      await putRosterRows(tx, [
        { countyCode, cycleId, organizationId, ownerOrgId: ownerOf(led), ...row },
      ])
      await tx.record({
        countyCode,
        action: 'pairing.put-roster-row',
        subject: { kind: 'organization', id: organizationId },
        actor: actor.id,
        before: { cycleId, row: before },
        after: { cycleId, row },
      })
      return { row }
    })
  },
})
