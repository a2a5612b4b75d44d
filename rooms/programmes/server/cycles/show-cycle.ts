/** Which programme a cycle is of, for pages whose address names the cycle alone. */
import { route } from '#base/server/http/route.ts'
import { cycleInput, cycleOutput } from '../../shared/schema.ts'
import { presentCycle, presentItems } from '../public-programmes.ts'
import { getCycle, meetProgramme } from '../reached.ts'

export const showCycle = route({
  method: 'GET',
  path: '/api/cycles/:id',
  summary: 'One cycle, and the programme that it is of',
  access: { capability: 'programmes.read' },
  input: cycleInput,
  output: cycleOutput,
  async handle({ actor, params: { id }, read, language }) {
    const cycle = await getCycle({ actor, read }, id)
    const { programme, mayChange } = await meetProgramme({ actor, read }, cycle.programmeId)
    return read({ counties: [] }, async (tx) => {
      const [item] = await presentItems(tx, [programme], language)
      return {
        ...presentCycle(cycle),
        programme: { id: programme.id, name: item?.name ?? programme.name, mayChange },
      }
    })
  },
})
