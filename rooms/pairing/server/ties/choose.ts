/** Whom one side would like, in order: said by itself, or entered for it by its office, and it says so. */

import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { listOrganizationsAmong, type OrganizationRow } from '#rooms/organizations/server/door.ts'
import { countiesIn, findCycle, findProgramme, scopeOf } from '#rooms/programmes/server/door.ts'
import { refusedStep } from '../../shared/problems.ts'
import { choicesInput, choicesOutput, chooseInput } from '../../shared/tie-schema.ts'
import { reachedOf, touchesProgramme } from '../across-counties.ts'
import type { PairingParts } from '../parts.ts'
import { listRosterCodes } from '../roster/store.ts'
import { listChoicesOf, replaceChoicesOf } from './store.ts'

const access = { capability: 'pairing.choose' }

interface Chooser {
  /** Of the programme, one by one. */
  counties: readonly string[]
  /** Where the organization is registered. */
  countyCode: string
  programmeId: string
  side: 'supporter' | 'community'
}

/** @throws Problem base.absent for a cycle, or an organization, that the reader does not answer in */
async function chooserOf(
  tx: Transaction,
  cycleId: string,
  organizationId: string,
  reach: Reach,
): Promise<Chooser> {
  const cycle = await findCycle(tx, cycleId)
  const programme = cycle && (await findProgramme(tx, cycle.programmeId))
  if (!programme || !touchesProgramme(reach, programme)) throw absent()
  const counties = countiesIn(scopeOf(programme))
  const [own] = (await listOrganizationsAmong(tx, counties, [organizationId])).filter(
    ({ homeCountyCode }) => homeCountyCode === null,
  )
  if (!own || !(await reachedOf(tx, reach, [own])).has(organizationId)) throw absent()
  const { countyCode, side } = own
  if (side !== 'supporter' && side !== 'community') throw absent()
  return { counties, countyCode, programmeId: programme.id, side }
}

export const choose = (parts: PairingParts) =>
  route({
    method: 'PUT',
    path: '/api/cycles/:cycleId/choices',
    summary: 'Say whom an organization would like to be paired with, the first choice first',
    access,
    input: chooseInput,
    output: choicesOutput,
    async handle({ actor, params: { cycleId }, body, read, write }) {
      const reach = actor.reach('pairing.choose')
      const { organizationId, choices } = body
      const chooser = await read(reach.scope, (tx) => chooserOf(tx, cycleId, organizationId, reach))
      const { counties, countyCode, programmeId, side } = chooser
      const scope = { counties, organizations: [programmeId] }
      return write(scope, async (tx) => {
        if (new Set(choices).size < choices.length) throw refusedStep('chosen-twice')
        const other = side === 'supporter' ? 'community' : 'supporter'
        const roster = await listRosterCodes(tx, counties, cycleId)
        const known = new Map(
          roster.flatMap((row) => (row.side === other ? [[row.id, row.countyCode]] : [])),
        )
        const strange = choices.filter((id) => !known.has(id))
        if (strange.length > 0) throw refusedStep('choice-unknown', { count: strange.length })
        const key = { counties, cycleId, side, organizationId }
        const before = await listChoicesOf(tx, key)
        await replaceChoicesOf(
          tx,
          key,
          choices.map((id, at) => ({
            countyCode: side === 'supporter' ? (known.get(id) as string) : countyCode,
            ...{ cycleId, side, rank: at + 1 },
            supporterId: side === 'supporter' ? organizationId : id,
            communityId: side === 'supporter' ? id : organizationId,
            ...{ statedBy: actor.id, statedAt: tx.now },
          })),
        )
        await tx.record({
          countyCode,
          action: 'pairing.choose',
          subject: { kind: 'organization', id: organizationId },
          actor: actor.id,
          before: { cycleId, choices: before.map((row) => otherOf(row, side)) },
          after: { cycleId, choices },
        })
        return show(tx, parts, key)
      })
    },
  })

export const showChoices = (parts: PairingParts) =>
  route({
    method: 'GET',
    path: '/api/cycles/:cycleId/choices',
    summary: 'Whom one of my organizations would like to be paired with',
    access,
    input: choicesInput,
    output: choicesOutput,
    async handle({ actor, params: { cycleId }, query: { organization }, read }) {
      const reach = actor.reach('pairing.choose')
      return read(reach.scope, async (tx) => {
        const { counties, side } = await chooserOf(tx, cycleId, organization, reach)
        return show(tx, parts, { counties, cycleId, side, organizationId: organization })
      })
    },
  })

function otherOf(
  { supporterId, communityId }: { supporterId: string; communityId: string },
  side: 'supporter' | 'community',
): string {
  return side === 'supporter' ? communityId : supporterId
}

async function show(
  tx: Transaction,
  parts: PairingParts,
  key: Parameters<typeof listChoicesOf>[1],
) {
  const rows = await listChoicesOf(tx, key)
  const ids = rows.map((row) => otherOf(row, key.side))
  const found = await listOrganizationsAmong(tx, key.counties, ids)
  const byId = new Map(found.map((row): [string, OrganizationRow] => [row.id, row]))
  const by = rows[0]?.statedBy
  const names = by === undefined ? undefined : await parts.namesOfUsers(tx, [by])
  return {
    choices: ids.map((id) => ({
      ...{ id, code: byId.get(id)?.code ?? '', name: byId.get(id)?.name ?? '' },
    })),
    enteredBy: by === undefined ? null : (names?.get(by) ?? ''),
  }
}
