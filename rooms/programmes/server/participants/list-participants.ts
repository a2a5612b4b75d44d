import * as z from 'zod'
import { prefixOfCode } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { cutPage, decodeCursor } from '#base/shared/paging.ts'
import {
  listOrganizationsAmong,
  type OrganizationRow,
  searchOrganizations,
} from '#rooms/organizations/server/door.ts'
import type { Kind, Level } from '#rooms/organizations/shared/words.ts'
import { getPaths, readPath } from '#rooms/regions/server/door.ts'
import { listParticipantsInput, listParticipantsOutput } from '../../shared/participant-schema.ts'
import { countiesIn, enterProgramme, getCycle, scopeOf } from '../reached.ts'
import type { ProgrammeRow } from '../store.ts'
import { listOwn, nameFor } from './describe-participants.ts'
import { countParticipants, listParticipants as listRows } from './store.ts'

/** Who is looked for by name among more than these types another letter. */
const mostFound = 500

export const listParticipants = route({
  method: 'GET',
  path: '/api/cycles/:id/participants',
  summary: 'Who takes part in a cycle, or did; by part, name, pinyin, initials or code',
  access: { capability: 'programmes.read' },
  input: listParticipantsInput,
  output: listParticipantsOutput,
  async handle({ actor, params: { id }, query, read }) {
    const { programmeId } = await getCycle({ actor, read }, id)
    const { programme } = await enterProgramme({ actor, read }, programmeId)
    return read(scopeOf(programme), async (tx) => {
      const counties = countiesIn(tx.scope)
      const { part, state, q, after, limit } = query
      const found = q?.trim() ? { organizationIds: await findIds(tx, programme, q) } : {}
      const rows = await listRows(tx, {
        ...{ counties, cycleIds: [id], part, state, ...found, limit: limit + 1 },
        after: decodeCursor(after, [z.string().regex(/^\d{6}$/), z.uuid(), z.uuid()]),
      })
      const { items, ...page } = cutPage(rows, limit, (row) => [
        row.countyCode,
        row.organizationId,
        row.id,
      ])
      const organizations = await listOrganizationsAmong(
        tx,
        counties,
        items.map(({ organizationId }) => organizationId),
      )
      const byId = new Map(organizations.map((each) => [each.id, each]))
      const codes = organizations.map(({ regionCode }) => regionCode)
      const paths = await getPaths(tx, [...new Set(codes)])
      const own = await listOwn(tx, actor.reach('programmes.read'), counties)
      return {
        ...page,
        counts: await countParticipants(tx, counties, id),
        items: items.map(({ cycleId: _, changedBy: _by, changedAt: _at, ...row }) => {
          const organization = byId.get(row.organizationId) as OrganizationRow
          const { code, kind, level, regionCode } = organization
          const path = paths.get(regionCode) ?? []
          const county = path.findIndex((step) => step.level === 'county')
          return {
            ...row,
            ...{ code, regionCode, name: nameFor(actor, organization) },
            ...{ kind: kind as Kind, level: level as Level | null },
            regionName: readPath(path.slice(county)),
            mine: own.some((each) => each.id === row.organizationId),
          }
        }),
      }
    })
  },
})

/** Closed ones too: they took part once. */
async function findIds(tx: Transaction, { regionCode }: ProgrammeRow, q: string) {
  const counties = countiesIn(tx.scope)
  const reach = {
    scope: tx.scope,
    regions: [{ prefix: prefixOfCode(regionCode) }],
    organizations: [],
  }
  const page = { after: undefined, limit: mostFound }
  const found = await searchOrganizations(tx, { reach, counties }, q, { state: 'all' }, page)
  return found.map(({ id }) => id)
}
