/** Organizations join a cycle: all that were chosen, or none of them. */
import { dayOf } from '#base/server/clock.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { absent } from '#base/shared/problems.ts'
import { say } from '#base/shared/words.ts'
import { joinInput, joinOutput } from '../../shared/participant-schema.ts'
import { cannotJoin, cycleOver, faultOf } from '../../shared/problems.ts'
import type { Part } from '../../shared/words.ts'
import { getCycle, keepProgramme, scopeOf } from '../reached.ts'
import { settingsInForce } from '../settings/settings-in-force.ts'
import { type CycleRow, findCycle, lockCycle } from '../store.ts'
import { chooseAll, chooseByIds } from './choose-participants.ts'
import { recordParticipants } from './record-participants.ts'
import { insertParticipants, type ParticipantRow } from './store.ts'

export const join = route({
  method: 'POST',
  path: '/api/cycles/:id/participants',
  summary: 'Let organizations take part in a cycle, one by one or all of a kind; all or none',
  access: { capability: 'programmes.write' },
  input: joinInput,
  output: joinOutput,
  async handle({ actor, params: { id }, body, read, write, language }) {
    const { programmeId } = await getCycle({ actor, read }, id)
    const programme = await keepProgramme({ actor, read }, programmeId)
    const { part, organizationIds = [], allOf, preview } = body
    const choose = async (tx: Transaction, cycle: CycleRow | undefined, held: boolean) => {
      if (!cycle) throw absent()
      if (cycle.endsOn < dayOf(tx.now)) throw cycleOver()
      const { settings } = await settingsInForce(tx, programme)
      const choice = { programme, cycle, settings, part, actor }
      const chosen = allOf
        ? await chooseAll(tx, choice, allOf, held)
        : await chooseByIds(tx, choice, organizationIds, held)
      return { ...chosen, cycle }
    }
    if (preview) {
      return read(scopeOf(programme), async (tx) => {
        const { rows, already, faults } = await choose(tx, await findCycle(tx, id), false)
        const told = faults.map(faultOf).map(({ pointer, code, detail, parameters }) => ({
          ...{ pointer, code, text: say(detail, language, parameters) },
        }))
        return { joined: told.length > 0 ? 0 : rows.length, already, faults: told }
      })
    }
    return write(scopeOf(programme), async (tx) => {
      const { cycle, rows, already, faults } = await choose(tx, await lockCycle(tx, id), true)
      if (faults.length > 0) throw cannotJoin(faults)
      await letJoin(tx, cycle, part, rows, { actor: actor.id })
      return { joined: rows.length, already, faults: [] }
    })
  },
})

/** From today on; from the first day of a cycle that has not begun. Whether they may was judged before. */
export async function letJoin(
  tx: WriteTransaction,
  cycle: Pick<CycleRow, 'id' | 'beginsOn'>,
  part: Part,
  organizations: readonly { countyCode: string; id: string }[],
  { actor, since = dayOf(tx.now) }: { actor: string; since?: string },
): Promise<void> {
  const joinedOn = since < cycle.beginsOn ? cycle.beginsOn : since
  const rows = organizations.map(
    ({ countyCode, id: organizationId }): ParticipantRow => ({
      ...{ countyCode, id: newId(), cycleId: cycle.id, organizationId, part, joinedOn },
      ...{ leftOn: null, leftReason: null, changedBy: actor, changedAt: tx.now },
    }),
  )
  await insertParticipants(tx, rows)
  const changed = rows.map((after) => ({ after }))
  await recordParticipants(tx, changed, { action: 'programmes.join', actor }, cycle.id)
}
