/** Whom one side would like, in order: said by itself, or entered for it by its office, and it says so. */
import { dayOf } from '#base/server/clock.ts'
import { coversRegion, prefixOfCode, type Reach } from '#base/server/db/reach.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import {
  countiesIn,
  findCycle,
  findProgramme,
  listPresent,
  scopeOf,
} from '#rooms/programmes/server/door.ts'
import { refusedStep } from '../../shared/problems.ts'
import { choicesInput, choicesOutput, chooseInput } from '../../shared/tie-schema.ts'
import { homesAmong, reachedOf, touchesProgramme } from '../across-counties.ts'
import type { PairingParts } from '../parts.ts'
import { findWishCall, listChoicesOf, replaceChoicesOf } from './store.ts'

const access = { capability: 'pairing.choose' }

interface Chooser {
  /** Of the programme, one by one. */
  counties: readonly string[]
  /** Where the organization is registered. */
  countyCode: string
  /** Under which the programme, and what it asks for, is kept. */
  keeperCode: string
  programmeId: string
  side: 'supporter' | 'community'
  /** The office enters it for whoever cannot, and is bound to no day. */
  forOthers: boolean
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
  const own = (await homesAmong(tx, counties, [organizationId])).get(organizationId)
  if (!own || !(await reachedOf(tx, reach, [own])).has(organizationId)) throw absent()
  const { countyCode, side } = own
  if (side !== 'supporter' && side !== 'community') throw absent()
  const forOthers = coversRegion(reach, { prefix: prefixOfCode(programme.regionCode) })
  const { id: programmeId, keeperCode } = programme
  return { counties, countyCode, keeperCode, programmeId, side, forOthers }
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
      const { counties, countyCode, keeperCode, programmeId, side, forOthers } = chooser
      const scope = { counties, organizations: [programmeId] }
      return write(scope, async (tx) => {
        if (!forOthers) await requireAsked(tx, keeperCode, cycleId, choices.length)
        if (new Set(choices).size < choices.length) throw refusedStep('chosen-twice')
        const other = side === 'supporter' ? 'community' : 'supporter'
        const present = await listPresent(tx, counties, cycleId)
        if (present.get(organizationId) !== side) throw refusedStep('takes-no-part')
        const strange = choices.filter((id) => present.get(id) !== other)
        if (strange.length > 0) throw refusedStep('choice-unknown', { count: strange.length })
        const partners = await homesAmong(tx, counties, choices)
        const key = { counties, cycleId, side, organizationId }
        const before = await listChoicesOf(tx, key)
        await replaceChoicesOf(
          tx,
          key,
          choices.map((id, at) => ({
            countyCode:
              side === 'supporter' ? (partners.get(id)?.countyCode as string) : countyCode,
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
        return presentChoices(tx, parts, key)
      })
    },
  })

/** @throws Problem pairing.wishes-not-asked, pairing.wishes-over, pairing.wishes-too-many */
async function requireAsked(
  tx: WriteTransaction,
  keeperCode: string,
  cycleId: string,
  count: number,
): Promise<void> {
  const call = await findWishCall(tx, keeperCode, cycleId)
  if (!call) throw refusedStep('wishes-not-asked')
  const { until, most } = call
  if (dayOf(tx.now) > until) throw refusedStep('wishes-over', { until })
  if (count > most) throw refusedStep('wishes-too-many', { most })
}

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
      const chooser = await read(reach.scope, (tx) => chooserOf(tx, cycleId, organization, reach))
      const { counties, side } = chooser
      // Of a city's programme, whoever was chosen may lie in another county, and the choice with it.
      return read({ counties }, (tx) =>
        presentChoices(tx, parts, { counties, cycleId, side, organizationId: organization }),
      )
    },
  })

function otherOf(
  { supporterId, communityId }: { supporterId: string; communityId: string },
  side: 'supporter' | 'community',
): string {
  return side === 'supporter' ? communityId : supporterId
}

export async function presentChoices(
  tx: Transaction,
  parts: PairingParts,
  key: Parameters<typeof listChoicesOf>[1],
) {
  const rows = await listChoicesOf(tx, key)
  const ids = rows.map((row) => otherOf(row, key.side))
  const byId = await homesAmong(tx, key.counties, ids)
  const by = rows[0]?.statedBy
  const names = by === undefined ? undefined : await parts.namesOfUsers(tx, [by])
  return {
    choices: ids.map((id) => ({
      ...{ id, code: byId.get(id)?.code ?? '', name: byId.get(id)?.name ?? '' },
    })),
    enteredBy: by === undefined ? null : (names?.get(by) ?? ''),
  }
}
