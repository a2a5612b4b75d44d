/** An organization leaves a cycle; that it took part stays known. */
import { dayOf } from '#base/server/clock.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { leaveInput, leaveOutput } from '../../shared/participant-schema.ts'
import { hasLeft } from '../../shared/problems.ts'
import { countiesIn, getCycle, keepProgramme, scopeOf } from '../reached.ts'
import { lockCycle } from '../store.ts'
import { recordParticipants } from './record-participants.ts'
import { listParticipants, type ParticipantRow, updateParticipants } from './store.ts'

export const leave = route({
  method: 'POST',
  path: '/api/cycles/:id/participants/:organizationId/leave',
  summary: 'Let an organization leave a cycle from today on; its part until then stays known',
  access: { capability: 'programmes.write' },
  input: leaveInput,
  output: leaveOutput,
  async handle({ actor, params: { id, organizationId }, body: { reason }, read, write }) {
    const { programmeId } = await getCycle({ actor, read }, id)
    const programme = await keepProgramme({ actor, read }, programmeId)
    return write(scopeOf(programme), async (tx) => {
      if (!(await lockCycle(tx, id))) throw absent()
      const wanted = {
        counties: countiesIn(tx.scope),
        cycleIds: [id],
        organizationIds: [organizationId],
      }
      const [row] = await listParticipants(tx, { ...wanted, state: 'present' })
      if (!row) {
        const [former] = await listParticipants(tx, { ...wanted, state: 'left', limit: 1 })
        throw former ? hasLeft() : absent()
      }
      const [after] = await letLeave(tx, [row], { actor: actor.id, reason })
      return { leftOn: after?.leftOn as string }
    })
  },
})

/** Whoever leaves before the first day never took part: the row then ends on the day on which it began. */
export async function letLeave(
  tx: WriteTransaction,
  rows: readonly ParticipantRow[],
  { actor, reason }: { actor: string; reason: string },
): Promise<ParticipantRow[]> {
  const today = dayOf(tx.now)
  const after = rows.map((row) => ({
    ...row,
    ...{ leftOn: today < row.joinedOn ? row.joinedOn : today, leftReason: reason },
    ...{ changedBy: actor, changedAt: tx.now },
  }))
  await updateParticipants(tx, after)
  const changed = after.map((row, at) => ({ before: rows[at] as ParticipantRow, after: row }))
  await recordParticipants(tx, changed, { action: 'programmes.leave', actor, reason })
  return after
}
