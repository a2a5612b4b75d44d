import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { type Actor, route } from '#base/server/http/route.ts'
import { currentCycle } from '../shared/rules.ts'
import { type ProgrammeItem, programmeInput, programmeOutput } from '../shared/schema.ts'
import { listOwn, nameFor } from './participants/describe-participants.ts'
import { countParticipants, listParticipants } from './participants/store.ts'
import { presentCycle, presentItems } from './public-programmes.ts'
import { countiesIn, meetProgramme, scopeOf } from './reached.ts'
import { settingsInForce } from './settings/settings-in-force.ts'
import { type CycleRow, findProgramme, listCycles, type ProgrammeRow } from './store.ts'
import { listTasks } from './tasks/store.ts'

const tasksShown = 5

export const showProgramme = route({
  method: 'GET',
  path: '/api/programmes/:id',
  summary:
    'One programme: what it goes by, its cycles; within its region also who and what is next',
  access: { capability: 'programmes.read' },
  input: programmeInput,
  output: programmeOutput,
  async handle({ actor, params: { id }, read, language }) {
    const { programme, inside, mayChange } = await meetProgramme({ actor, read }, id)
    return read(scopeOf(programme), async (tx) => {
      const cycles = await listCycles(tx, [id])
      const day = dayOf(tx.now)
      const { settings, version: settingsVersion } = await settingsInForce(tx, programme)
      const guide = programme.guideId ? await findProgramme(tx, programme.guideId) : undefined
      const { nameEn, version } = programme
      const [item] = await presentItems(tx, [programme], language)
      return {
        ...(item as ProgrammeItem),
        ...{ nameEn, version, settings, settingsVersion, mayChange },
        guide: guide ? { id: guide.id, name: guide.name } : null,
        cycles: cycles.map(presentCycle),
        inside: inside
          ? await showInside(tx, actor, programme, cycles, currentCycle(cycles, day))
          : null,
      }
    })
  },
})

async function showInside(
  tx: Transaction,
  actor: Actor,
  programme: ProgrammeRow,
  cycles: readonly CycleRow[],
  cycle: CycleRow | undefined,
) {
  const counties = countiesIn(scopeOf(programme))
  const mine = await listMine(tx, actor, counties, cycles)
  if (!cycle) {
    return { participants: { supporter: 0, community: 0, ally: 0 }, nextTasks: [], mine }
  }
  const next = { state: 'open', after: undefined, limit: tasksShown } as const
  const tasks = await listTasks(tx, cycle, next)
  return {
    participants: await countParticipants(tx, counties, cycle.id),
    nextTasks: tasks.map(({ countyCode, id, title, owner, dueOn }) => ({
      ...{ countyCode, id, title, owner, dueOn },
    })),
    mine,
  }
}

/** Organizations that the asker answers for, in cycles that are not over. */
async function listMine(
  tx: Transaction,
  actor: Actor,
  counties: readonly string[],
  cycles: readonly CycleRow[],
) {
  const own = await listOwn(tx, actor.reach('programmes.read'), counties)
  if (own.length === 0) return []
  const today = dayOf(tx.now)
  const rows = await listParticipants(tx, {
    counties,
    cycleIds: cycles.filter(({ endsOn }) => endsOn >= today).map(({ id }) => id),
    state: 'present',
    organizationIds: own.map(({ id }) => id),
  })
  const byId = new Map(own.map((each) => [each.id, each]))
  return rows.flatMap(({ cycleId, countyCode, organizationId, part }) => {
    const organization = byId.get(organizationId)
    if (!organization) return []
    return [{ cycleId, countyCode, organizationId, part, name: nameFor(actor, organization) }]
  })
}
