/** The matrix of a cycle (三定四有), read within the region and changed as a whole. */
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { versionOutput } from '../../shared/fields.ts'
import { dutiesInput, dutiesOutput, putDutiesInput } from '../../shared/plan-schema.ts'
import type { ProgrammesParts } from '../parts.ts'
import { enterProgramme, getCycle, keeperScope, keepProgramme } from '../reached.ts'
import { refuseStale } from '../refuse-stale.ts'
import { lockCycle } from '../store.ts'
import { countOn, listDuties, putDuties } from './store.ts'

const path = '/api/cycles/:id/duties'

export const showDuties = route({
  method: 'GET',
  path,
  summary: 'The matrix of a cycle: posts, what they answer for, and what backs them',
  access: { capability: 'programmes.read' },
  input: dutiesInput,
  output: dutiesOutput,
  async handle({ actor, params: { id }, read }) {
    const cycle = await getCycle({ actor, read }, id)
    const { programme } = await enterProgramme({ actor, read }, cycle.programmeId)
    return read(keeperScope(programme), async (tx) => ({
      version: cycle.dutiesVersion,
      items: await listDuties(tx, cycle),
    }))
  },
})

export const changeDuties = (parts: ProgrammesParts) =>
  route({
    method: 'PUT',
    path,
    summary: 'Set the matrix of a cycle anew, all of it',
    access: { capability: 'programmes.write' },
    input: putDutiesInput,
    output: versionOutput,
    async handle({ actor, params: { id }, body: { version, reason, items }, read, write }) {
      const { programmeId } = await getCycle({ actor, read }, id)
      const programme = await keepProgramme({ actor, read }, programmeId)
      return write(keeperScope(programme), async (tx) => {
        const cycle = await lockCycle(tx, id)
        if (!cycle) throw absent()
        const { name, dutiesVersion, dutiesChangedBy, dutiesChangedAt } = cycle
        const present = await listDuties(tx, cycle)
        const known = {
          ...{ id, name, version: dutiesVersion },
          ...{ changedBy: dutiesChangedBy, changedAt: dutiesChangedAt },
        }
        const values = { theirs: { duties: present }, yours: { duties: items } }
        await refuseStale(tx, parts, known, version, values)
        await putDuties(tx, cycle, items)
        await countOn(tx, cycle, 'duties', { version: version + 1, by: actor.id })
        await tx.record({
          countyCode: programme.keeperCode,
          action: 'programmes.change-duties',
          subject: { kind: 'cycle', id },
          ...{ actor: actor.id, reason },
          before: { version, duties: present },
          after: { version: version + 1, duties: items },
        })
        return { version: version + 1 }
      })
    },
  })
