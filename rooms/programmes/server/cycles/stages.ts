/** The calendar of a cycle: read by everybody once the programme is published, changed as a whole. */
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { versionOutput } from '../../shared/fields.ts'
import { judgeStages } from '../../shared/judge-cycle.ts'
import { putStagesInput, stagesInput, stagesOutput } from '../../shared/plan-schema.ts'
import { wrongStages } from '../../shared/problems.ts'
import type { ProgrammesParts } from '../parts.ts'
import { getCycle, keeperScope, keepProgramme, meetProgramme } from '../reached.ts'
import { refuseStale } from '../refuse-stale.ts'
import { lockCycle } from '../store.ts'
import { countOn, listStages, putStages } from './store.ts'

const path = '/api/cycles/:id/stages'

export const showStages = route({
  method: 'GET',
  path,
  summary: 'The stages of a cycle, in order',
  access: { capability: 'programmes.read' },
  input: stagesInput,
  output: stagesOutput,
  async handle({ actor, params: { id }, read }) {
    const { programmeId, stagesVersion: version } = await getCycle({ actor, read }, id)
    await meetProgramme({ actor, read }, programmeId)
    return read({ counties: [] }, async (tx) => ({ version, items: await listStages(tx, id) }))
  },
})

export const changeStages = (parts: ProgrammesParts) =>
  route({
    method: 'PUT',
    path,
    summary: 'Set the stages of a cycle anew, all of them',
    access: { capability: 'programmes.write' },
    input: putStagesInput,
    output: versionOutput,
    async handle({ actor, params: { id }, body: { version, reason, items }, read, write }) {
      const { programmeId } = await getCycle({ actor, read }, id)
      const programme = await keepProgramme({ actor, read }, programmeId)
      return write(keeperScope(programme), async (tx) => {
        const cycle = await lockCycle(tx, id)
        if (!cycle) throw absent()
        const { name, stagesVersion, stagesChangedBy, stagesChangedAt } = cycle
        const present = await listStages(tx, id)
        const known = {
          ...{ id, name, version: stagesVersion },
          ...{ changedBy: stagesChangedBy, changedAt: stagesChangedAt },
        }
        const values = { theirs: { stages: present }, yours: { stages: items } }
        await refuseStale(tx, parts, known, version, values)
        const faults = judgeStages(items, cycle)
        if (faults.length > 0) throw wrongStages(faults)
        const inOrder = [...items].sort((a, b) => (a.beginsOn < b.beginsOn ? -1 : 1))
        await putStages(tx, cycle, inOrder)
        await countOn(tx, cycle, 'stages', { version: version + 1, by: actor.id })
        await tx.record({
          countyCode: programme.keeperCode,
          action: 'programmes.change-stages',
          subject: { kind: 'cycle', id },
          ...{ actor: actor.id, reason },
          before: { version, stages: present },
          after: { version: version + 1, stages: inOrder },
        })
        return { version: version + 1 }
      })
    },
  })
