import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { historyOutput, organizationInput } from '../../shared/schema.ts'
import type { ChangeKind } from '../../shared/words.ts'
import { lookAtCadre } from '../cadres/look-at-cadre.ts'
import { nameRegions } from '../listing/describe-organizations.ts'
import type { OrganizationsParts } from '../parts.ts'
import { listReached } from '../reach/store.ts'
import { countyScope } from '../reach/within.ts'
import {
  type Changeable,
  changeable,
  listOrganizationsByIds,
  type OrganizationRow,
} from '../store.ts'
import { type EarlierVersion, listEarlierVersions, listSuccessions } from './store.ts'

export const showHistory = (parts: OrganizationsParts) =>
  route({
    method: 'GET',
    path: '/api/organizations/:countyCode/:id/history',
    summary:
      'What an organization was before, who changed it and why, and where it came from or went',
    access: { capability: 'organizations.read' },
    input: organizationInput,
    output: historyOutput,
    async handle({ actor, params: { countyCode, id }, read }) {
      const reach = actor.reach('organizations.read')
      return read(countyScope(reach, countyCode), async (tx) => {
        const [row] = await listReached(tx, countyCode, reach, [id])
        if (!row) throw absent()
        await lookAtCadre(tx, parts, actor.id, row)
        const earlier = await listEarlierVersions(tx, countyCode, [id])
        const actors = [...new Set(earlier.map(({ changedBy }) => changedBy))]
        const names = await parts.namesOfUsers(tx, actors)
        const successions = await listSuccessions(tx, countyCode, [id])
        const origin = successions.find(({ kind, toId }) => kind === 'split' && toId === id)
        const versions = versionsOf(row, earlier, names, origin?.reason ?? null).reverse()
        return {
          versions,
          names: await namesIn(tx, countyCode, versions),
          successions: successions.map(({ fromId, fromName, toId, toName, kind, ...said }) => ({
            kind: kind as 'merged' | 'split' | 'duplicate',
            from: { id: fromId, name: fromName },
            to: { id: toId, name: toName },
            ended: said.ended,
            day: said.day,
            reason: said.reason,
          })),
        }
      })
    },
  })

/** Names of what hung above and of where the seat was: fields hold ids and codes. */
async function namesIn(
  tx: Transaction,
  countyCode: string,
  versions: readonly { fields: readonly { field: string; before: unknown; after: unknown }[] }[],
): Promise<Record<string, string>> {
  const valuesOf = (name: Changeable) =>
    versions
      .flatMap(({ fields }) => fields.filter(({ field }) => field === name))
      .flatMap(({ before, after }) => [before, after])
      .filter((value) => typeof value === 'string')
  const above = await listOrganizationsByIds(tx, countyCode, [...new Set(valuesOf('parentId'))])
  const seats = await nameRegions(tx, valuesOf('regionCode'))
  return Object.fromEntries([...above.map(({ id, name }) => [id, name] as const), ...seats])
}

/**
 * Each version by what made it different from the one before, oldest first.
 *
 * @param why it was made, of a part of what was split
 */
function versionsOf(
  now: OrganizationRow,
  earlier: readonly EarlierVersion[],
  names: ReadonlyMap<string, string>,
  why: string | null,
) {
  const records = [...earlier.map(({ record }) => record), now]
  const first = records[0] as OrganizationRow
  const created = {
    version: first.version,
    change: 'create' as const,
    at: first.changedAt === null ? null : new Date(first.changedAt).toISOString(),
    by: null,
    reason: why,
    fields: differences({}, first),
  }
  const changes = earlier.map((step, at) => ({
    version: step.version + 1,
    change: step.change as ChangeKind,
    at: step.changedAt.toISOString(),
    by: names.get(step.changedBy) ?? null,
    reason: step.reason,
    fields: differences(step.record, records[at + 1] as OrganizationRow),
  }))
  return [created, ...changes]
}

function differences(before: Partial<OrganizationRow>, after: OrganizationRow) {
  return changeable
    .filter((field) => (before[field] ?? null) !== (after[field] ?? null))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
}
