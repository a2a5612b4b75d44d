/** A further cycle of a programme, which takes over from the one before what is asked for. */
import { route } from '#base/server/http/route.ts'
import { say } from '#base/shared/words.ts'
import { judgeCycle } from '../../shared/judge-cycle.ts'
import { faultOf, wrongCycle } from '../../shared/problems.ts'
import { createCycleInput, createCycleOutput } from '../../shared/schema.ts'
import { takeProgramme } from '../change-programme.ts'
import { keepProgramme, scopeOf } from '../reached.ts'
import { settingsInForce } from '../settings/settings-in-force.ts'
import { listCycles } from '../store.ts'
import { beginCycle, type TakenOver } from './begin-cycle.ts'
import { listDuties, listStages } from './store.ts'
import { takeParticipants } from './take-participants.ts'

export const createCycle = route({
  method: 'POST',
  path: '/api/programmes/:id/cycles',
  summary: 'Begin a further cycle; calendar, matrix and participants come along when asked for',
  access: { capability: 'programmes.write' },
  input: createCycleInput,
  output: createCycleOutput,
  async handle({ actor, params: { id }, body, read, write, language }) {
    const programme = await keepProgramme({ actor, read }, id)
    const { takeOver, ...wanted } = body
    return write(scopeOf(programme), async (tx) => {
      // Held, so that of two cycles begun at once the later is judged by the earlier.
      const row = await takeProgramme(tx, id)
      const cycles = await listCycles(tx, [id])
      const faults = judgeCycle(wanted, cycles)
      if (faults.length > 0) throw wrongCycle(faults)
      const from = cycles.find(({ beginsOn }) => beginsOn < wanted.beginsOn)
      const { settings } = await settingsInForce(tx, row)
      const taken: TakenOver = {}
      if (from && takeOver.includes('stages')) {
        taken.stages = { from, items: await listStages(tx, from.id) }
      }
      if (from && takeOver.includes('duties')) taken.duties = await listDuties(tx, from)
      const by = { actor: actor.id }
      const { cycle, leftOut } = await beginCycle(tx, row, settings, wanted, by, taken)
      const { taken: participants, leftBehind } =
        from && takeOver.includes('participants')
          ? await takeParticipants(tx, { from, to: cycle }, settings, actor)
          : { taken: 0, leftBehind: [] }
      return {
        ...{ id: cycle.id, leftOut, participants },
        notTakenOver: leftBehind.map(({ organizationId, fault }) => {
          const { detail, parameters } = faultOf(fault)
          const { name } = fault.parameters
          return { id: organizationId, name, why: say(detail, language, parameters) }
        }),
      }
    })
  },
})
