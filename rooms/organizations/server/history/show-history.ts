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
import {
  type EarlierVersion,
  listEarlierVersions,
  listSuccessions,
  type SuccessionRow,
} from './store.ts'
import { whoDid } from './who-did.ts'

type Deed = Awaited<ReturnType<OrganizationsParts['deedsTo']>>[number]

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
        const made = creationOf(
          (earlier[0]?.record ?? row) as OrganizationRow,
          await parts.deedsTo(tx, countyCode, id),
        )
        const successions = await withDeeds(tx, parts, await listSuccessions(tx, countyCode, [id]))
        const actors = [
          ...earlier.map(({ changedBy }) => changedBy),
          ...[made, ...successions.map(({ deed }) => deed)].flatMap((deed) => deed?.actor ?? []),
        ]
        const who = await whoDid(tx, parts, countyCode, actors)
        const origin = successions.find(({ kind, toId }) => kind === 'split' && toId === id)
        const versions = versionsOf(row, earlier, who, {
          actor: made?.actor,
          at: made?.at ?? null,
          reason: origin?.reason ?? made?.reason ?? null,
        }).reverse()
        return {
          versions,
          names: await namesIn(tx, countyCode, versions),
          successions: successions.map(
            ({ fromId, fromName, fromCode, toId, toName, toCode, kind, deed, ...said }) => ({
              kind: kind as 'merged' | 'split' | 'duplicate',
              from: { id: fromId, name: fromName, code: fromCode },
              to: { id: toId, name: toName, code: toCode },
              ended: said.ended,
              day: said.day,
              at: deed?.at.toISOString() ?? null,
              ...who(deed?.actor, deed?.at ?? null),
              reason: said.reason,
            }),
          ),
        }
      })
    },
  })

/** What the journal says of its first moment; of what was there before anybody kept one, nothing. */
function creationOf({ changedAt }: OrganizationRow, deeds: readonly Deed[]): Deed | undefined {
  if (changedAt === null) return undefined
  return deeds.find(({ at }) => at.getTime() === new Date(changedAt).getTime())
}

/** Each with what the journal says of it: an organization that was merged ended by it, and one that was split changed by it. */
async function withDeeds<Each extends SuccessionRow>(
  tx: Transaction,
  parts: OrganizationsParts,
  successions: readonly Each[],
): Promise<(Each & { deed: Deed | undefined })[]> {
  const found: (Each & { deed: Deed | undefined })[] = []
  const deeds = new Map<string, Deed | undefined>()
  for (const each of successions) {
    const { countyCode, fromId, kind, reason, day } = each
    const action = kind === 'split' ? 'organizations.split' : 'organizations.merge'
    // What went on together was done in one go.
    const key = `${kind} ${day} ${reason}`
    if (!deeds.has(key)) {
      const done = await parts.deedsTo(tx, countyCode, fromId)
      deeds.set(
        key,
        done.findLast((deed) => deed.action === action && deed.reason === reason),
      )
    }
    found.push({ ...each, deed: deeds.get(key) })
  }
  return found
}

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
 * @param made by whom, when and why, as far as the journal says it
 */
function versionsOf(
  now: OrganizationRow,
  earlier: readonly EarlierVersion[],
  who: Awaited<ReturnType<typeof whoDid>>,
  made: { actor: string | undefined; at: Date | null; reason: string | null },
) {
  const records = [...earlier.map(({ record }) => record), now]
  const first = records[0] as OrganizationRow
  const created = {
    version: first.version,
    change: 'create' as const,
    at: first.changedAt === null ? null : new Date(first.changedAt).toISOString(),
    ...who(made.actor, made.at),
    reason: made.reason,
    fields: differences({}, first),
  }
  const changes = earlier.map((step, at) => ({
    version: step.version + 1,
    change: step.change as ChangeKind,
    at: step.changedAt.toISOString(),
    ...who(step.changedBy, step.changedAt),
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
