import * as z from 'zod'
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import type { Language } from '#base/shared/language.ts'
import { decodeCursor, encodeCursor } from '#base/shared/paging.ts'
import {
  listOrganizationsByIds,
  listReached,
  type OrganizationRow,
} from '#rooms/organizations/server/door.ts'
import {
  listProposalsInput,
  listProposalsOutput,
  myProposalsOutput,
} from '../../shared/run-schema.ts'
import { sayReasons } from '../../shared/say-reasons.ts'
import type { Origin } from '../../shared/schema.ts'
import { leadRun } from '../runs/office.ts'
import { findRun } from '../runs/store.ts'
import { listAsked, listProposals, type ProposalRow } from './store.ts'

export const showProposals = route({
  method: 'GET',
  path: '/api/runs/:county/:runId/proposals',
  summary:
    'What a run and those that belong to it came to, by place, with the answers of both sides',
  access: { capability: 'pairing.run' },
  input: listProposalsInput,
  output: listProposalsOutput,
  async handle({ actor, params: { county, runId }, query, language, read }) {
    const key = { countyCode: county, runId }
    const { scope } = await leadRun(read, key, actor.reach('pairing.run'))
    return read(scope, async (tx) => {
      const after = decodeCursor(query.after, [z.string(), z.uuid()])
      const page = { state: query.state, after, limit: query.limit + 1 }
      const rows = await listProposals(tx, key, page)
      const shown = rows.slice(0, query.limit)
      const last = shown.at(-1)
      const run = await findRun(tx, key)
      const organizations = await organizationsOf(tx, shown)
      const items = shown.map((row) => present(row, organizations, run?.answerBy ?? null, language))
      return rows.length > query.limit && last
        ? { items, next: encodeCursor([last.communityRegionCode, last.id]) }
        : { items }
    })
  },
})

export const showMyProposals = route({
  method: 'GET',
  path: '/api/proposals',
  summary: 'Proposed pairs of the organizations that I answer for',
  access: { capability: 'pairing.answer' },
  input: {},
  output: myProposalsOutput,
  async handle({ actor, language, read }) {
    const reach = actor.reach('pairing.answer')
    return read(reach.scope, async (tx) => {
      const rows = await listAsked(tx, reach.scope.counties)
      const own = await listOwn(tx, reach, rows)
      const mine = rows.filter(({ supporterId, communityId }) =>
        [supporterId, communityId].some((id) => own.has(id)),
      )
      const organizations = await organizationsOf(tx, mine)
      const sides = ['supporter', 'community'] as const
      return {
        items: mine.flatMap((row) =>
          sides
            .filter((side) => own.has(side === 'supporter' ? row.supporterId : row.communityId))
            .map((side) => ({ ...present(row, organizations, row.answerBy, language), side })),
        ),
      }
    })
  },
})

/** Those of both sides that the reader answers for. */
async function listOwn(
  tx: Transaction,
  reach: Reach,
  rows: readonly ProposalRow[],
): Promise<ReadonlySet<string>> {
  const own = new Set<string>()
  for (const [countyCode, ofCounty] of Map.groupBy(rows, (row) => row.countyCode)) {
    const ids = new Set(ofCounty.flatMap((row) => [row.supporterId, row.communityId]))
    for (const { id } of await listReached(tx, countyCode, reach, [...ids])) own.add(id)
  }
  return own
}

async function organizationsOf(
  tx: Transaction,
  rows: readonly ProposalRow[],
): Promise<ReadonlyMap<string, OrganizationRow>> {
  const found = new Map<string, OrganizationRow>()
  for (const [countyCode, own] of Map.groupBy(rows, (row) => row.countyCode)) {
    const ids = new Set(own.flatMap((row) => [row.supporterId, row.communityId]))
    for (const each of await listOrganizationsByIds(tx, countyCode, [...ids])) {
      found.set(each.id, each)
    }
  }
  return found
}

function present(
  row: ProposalRow,
  organizations: ReadonlyMap<string, OrganizationRow>,
  answerBy: string | null,
  language: Language,
) {
  const side = (id: string) => {
    const found = organizations.get(id)
    if (!found) throw new Error(`proposal ${row.id} names organization ${id}, which is not there`)
    return { id, code: found.code, name: found.name, kind: found.kind }
  }
  const said = (answer: string | null, reason: string | null, at: Date | null) =>
    answer === null || at === null
      ? null
      : { answer: answer as 'accepted' | 'declined', reason, at: at.toISOString() }
  return {
    countyCode: row.countyCode,
    id: row.id,
    runId: row.runId,
    supporter: side(row.supporterId),
    community: { ...side(row.communityId), regionCode: row.communityRegionCode },
    origin: row.origin as Origin,
    why: sayReasons(row.reasons, language),
    supporterAnswer: said(row.supporterAnswer, row.supporterReason, row.supporterAt),
    communityAnswer: said(row.communityAnswer, row.communityReason, row.communityAt),
    dropped: row.droppedBy !== null,
    answerBy,
  }
}
