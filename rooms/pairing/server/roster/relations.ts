/** Pairs that must be, or must not be: the office's matter, with a reason. */
import { route } from '#base/server/http/route.ts'
import { countiesIn } from '#rooms/programmes/server/door.ts'
import { refusedStep } from '../../shared/problems.ts'
import {
  listRelationsInput,
  listRelationsOutput,
  putRelationInput,
  type relationKinds,
  relationOutput,
} from '../../shared/roster-schema.ts'
import { leadCycle, ownerOf } from '../runs/office.ts'
import { presentSides } from '../ties/present-sides.ts'
import { listRosterParticipants } from './list-participants.ts'
import { dropRelation, findRelation, listRelations, putRelation as putRow } from './store.ts'

const access = { capability: 'pairing.run' }
const path = '/api/cycles/:cycleId/relations'

type RelationKind = (typeof relationKinds)[number]

export const showRelations = route({
  method: 'GET',
  path,
  summary: 'Pairs of a cycle that must or must not be',
  access,
  input: listRelationsInput,
  output: listRelationsOutput,
  async handle({ actor, params: { cycleId }, read }) {
    const led = await leadCycle(read, cycleId, actor.reach('pairing.run'))
    return read(led.scope, async (tx) => {
      const rows = await listRelations(tx, cycleId, led.scope.counties)
      const sides = await presentSides(tx, countiesIn(led.scope), rows)
      return {
        items: rows.map((row) => ({
          ...sides(row),
          relation: row.relation as RelationKind,
          reason: row.reason,
        })),
      }
    })
  },
})

export const putRelation = route({
  method: 'PUT',
  path,
  summary: 'Say that two must or must not be paired, with a reason, or take it back',
  access,
  input: putRelationInput,
  output: relationOutput,
  async handle({ actor, params: { cycleId }, body, read, write }) {
    const led = await leadCycle(read, cycleId, actor.reach('pairing.run'))
    const { supporterId, communityId, relation, reason } = body
    return write(led.scope, async (tx) => {
      const participants = await listRosterParticipants(tx, led)
      const find = (id: string, side: string) =>
        participants.find((each) => each.side === side && each.organization.id === id)
      const community = find(communityId, 'community')
      if (!community || !find(supporterId, 'supporter')) {
        throw refusedStep('choice-unknown', { count: 1 })
      }
      const { countyCode } = community.organization
      const pair = { countyCode, cycleId, supporterId, communityId }
      const before = await findRelation(tx, pair)
      if (relation === null) await dropRelation(tx, pair)
      else await putRow(tx, { ...pair, relation, reason, ownerOrgId: ownerOf(led) })
      await tx.record({
        countyCode,
        action: 'pairing.put-relation',
        subject: { kind: 'cycle', id: cycleId },
        ...{ actor: actor.id, reason },
        before: { supporterId, communityId, relation: before?.relation ?? null },
        after: { supporterId, communityId, relation },
      })
      return { relation }
    })
  },
})
