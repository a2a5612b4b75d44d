/** One organization becomes several; it goes on beside them or ends. */
import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { type Refusal, refusedByRules } from '../../shared/problems.ts'
import { judgeDay, judgePartNames, judgeShares, judgeState } from '../../shared/rules.ts'
import { type SplitBody, splitInput, splitOutput } from '../../shared/schema.ts'
import { writeOrLook } from '../cadres/look-at-cadre.ts'
import { listContacts } from '../contacts/store.ts'
import { createOrganizations, planNew } from '../create-organization.ts'
import { passContacts, passTeams } from '../hanging/move-hanging.ts'
import { refreshTallies } from '../hanging/store.ts'
import { scopeOfOrganizations } from '../hanging/with-organization.ts'
import { insertSuccessions } from '../history/store.ts'
import type { OrganizationsParts } from '../parts.ts'
import type { OrganizationRow } from '../store.ts'
import { listKeptTeams } from '../teams/store.ts'
import { listBelow, lockTree } from '../tree/store.ts'
import { applyChanges } from './apply-changes.ts'
import { judgeBeyond } from './judge-beyond.ts'
import { takeForChange } from './take.ts'

const capability = 'organizations.reorganise'

export const splitOrganization = (parts: OrganizationsParts) =>
  route({
    method: 'POST',
    path: '/api/organizations/:countyCode/:id/split',
    summary: 'Make several organizations of one, and say what goes with which',
    access: { capability },
    input: splitInput,
    output: splitOutput,
    async handle(context) {
      const { actor, params, body } = context
      const { countyCode, id } = params
      const write = writeOrLook(parts, context, countyCode)
      const reach = actor.reach(capability)
      const scope = await scopeOfOrganizations(context, capability, countyCode, [id])
      // What the parts are given becomes internal to them in this transaction, so their ids are made before it.
      const into = body.into.map((part) => ({ part, id: newId() }))
      const organizations = [...(scope.organizations ?? []), ...into.map((each) => each.id)]
      return write({ ...scope, organizations }, async (tx) => {
        await lockTree(tx, countyCode)
        const sent = [{ id, version: body.version, yours: {} }]
        const [before] = (await takeForChange(tx, parts, countyCode, reach, sent)) as [
          OrganizationRow,
        ]
        const day = body.day ?? dayOf(tx.now)
        const since = { beginsOn: day, foundedOn: day }
        const planned = into.map(({ part, id: partId }, at) => ({
          given: { ...partFields(part), parentId: parentOf(part, before), ...since },
          pointer: `/into/${at}`,
          id: partId,
        }))
        const { rows, refusals: ofParts } = await planNew(tx, countyCode, reach, planned)
        // Their first day is the day of the split, where it is told.
        const refusals = ofParts.filter(({ pointer }) => !/\/(begins|founded)On$/.test(pointer))
        const below = await listBelow(tx, countyCode, [id], { lock: 'update' })
        const subject = { row: before, pointer: '' }
        refusals.push(
          ...(await judgeSplit(tx, before, body, below, day)),
          ...(await judgeBeyond(tx, { countyCode, reach }, [subject])),
        )
        if (refusals.length > 0) throw refusedByRules(refusals)

        const { reason, continues } = body
        const by = { change: 'split', actor: actor.id, reason } as const
        await createOrganizations(tx, countyCode, rows, by, (at) => `/into/${at}`)
        const homes = new Map(
          into.flatMap(({ part, id: partId }) => part.branches.map((branch) => [branch, partId])),
        )
        const partIds = into.map((each) => each.id)
        const payload = { from: id, to: partIds, continues, day }
        const [after] = await applyChanges(
          tx,
          countyCode,
          [
            {
              before,
              after: continues ? {} : { endsOn: day },
              events: [{ topic: 'organizations.split', payload }],
            },
            ...below
              .filter((row) => homes.has(row.id))
              .map((row) => ({ before: row, after: { parentId: homes.get(row.id) as string } })),
          ],
          by,
        )
        const passed = { countyCode, from: [id], by: { actor: actor.id, reason } }
        for (const { part, id: partId } of into) {
          const passing = { ...passed, to: partId }
          await passTeams(tx, passing, { ids: part.teams })
          await passContacts(tx, passing, part.contacts)
        }
        if (!continues) {
          // Whoever is still called, and whoever still serves, is found at the first part.
          const passing = { ...passed, to: partIds[0] as string }
          await passTeams(tx, passing)
          await passContacts(tx, passing)
        }
        await insertSuccessions(
          tx,
          partIds.map((toId) => ({
            countyCode,
            fromId: id,
            toId,
            kind: 'split',
            ended: !continues,
            day,
            reason,
          })),
        )
        await refreshTallies(tx, countyCode, [id, ...partIds])
        return { parts: partIds, version: (after as OrganizationRow).version }
      })
    },
  })

type Part = SplitBody['into'][number]

function partFields({ branches: _, teams: __, contacts: ___, ...fields }: Part) {
  return fields
}

function parentOf(part: Part, before: OrganizationRow): string | null {
  return part.parentId === undefined ? before.parentId : part.parentId
}

async function judgeSplit(
  tx: Transaction,
  before: OrganizationRow,
  body: SplitBody,
  below: readonly OrganizationRow[],
  day: string,
): Promise<Refusal[]> {
  const { countyCode, id } = before
  const today = dayOf(tx.now)
  const subject = { row: before, pointer: '' }
  const given = (field: 'branches' | 'teams' | 'contacts') =>
    body.into.flatMap((part, at) =>
      part[field].map((each, index) => ({ id: each, pointer: `/into/${at}/${field}/${index}` })),
    )
  const teams = await listKeptTeams(tx, countyCode, [id])
  const contacts = await listContacts(tx, countyCode, id, today)
  const underEnded = body.continues
    ? []
    : body.into.flatMap((part, at): Refusal[] =>
        parentOf(part, before) === id
          ? [{ code: 'parent-closed', pointer: `/into/${at}/parentId` }]
          : [],
      )
  return [
    ...judgeState([subject]),
    ...judgePartNames(body.into),
    ...judgeDay([subject], day, today),
    ...judgeShares(given('branches'), below, !body.continues),
    ...judgeShares(given('teams'), teams, false),
    ...judgeShares(given('contacts'), contacts, false),
    ...underEnded,
  ]
}
