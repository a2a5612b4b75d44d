import * as z from 'zod'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import type { Language } from '#base/shared/language.ts'
import { decodeCursor, encodeCursor } from '#base/shared/paging.ts'
import { absent } from '#base/shared/problems.ts'
import type { OrganizationRow } from '#rooms/organizations/server/door.ts'
import {
  listProposalsInput,
  listProposalsOutput,
  myProposalsOutput,
} from '../../shared/run-schema.ts'
import { sayWhy } from '../../shared/say-reasons.ts'
import type { Origin } from '../../shared/schema.ts'
import {
  communityOf,
  keepersOf,
  organizationsAt,
  reachedOf,
  supporterOf,
} from '../across-counties.ts'
import { listPartnershipsOfProposals } from '../partnerships/store.ts'
import { leadRun } from '../runs/office.ts'
import { findRun, listFamily, type RunRow } from '../runs/store.ts'
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
      const run = await findRun(tx, key)
      if (!run) throw absent()
      const rows = await listProposals(tx, run, page)
      const shown = rows.slice(0, query.limit)
      const last = shown.at(-1)
      const organizations = await organizationsAt(tx, shown.flatMap(seatsOf))
      // Those that belong to it have days of their own.
      const family = new Map((await listFamily(tx, key)).map((each) => [each.id, each]))
      const partnerships = await partnershipsOf(tx, shown)
      const items = shown.map((row) => ({
        ...present(row, organizations, family.get(row.runId) ?? run, language),
        partnershipId: partnerships.get(row.id) ?? null,
      }))
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
    const keepers = keepersOf(reach)
    const { mine, own } = await read({ counties: keepers }, async (tx) => {
      const rows = await listAsked(tx, keepers)
      const own = await reachedOf(tx, reach, rows.flatMap(seatsOf))
      const isMine = ({ supporterId, communityId }: ProposalRow) =>
        own.has(supporterId) || own.has(communityId)
      return { mine: rows.filter(isMine), own }
    })
    const seats = mine.flatMap(seatsOf)
    const counties = [...new Set(seats.map(({ countyCode }) => countyCode))]
    // Of the other side, in whichever county it lies, the name is told.
    const organizations = await read({ counties }, (tx) => organizationsAt(tx, seats))
    const sides = ['supporter', 'community'] as const
    return {
      items: mine.flatMap((row) =>
        sides
          .filter((side) => own.has(side === 'supporter' ? row.supporterId : row.communityId))
          .map((side) => ({
            ...withoutReasonsOf(
              row,
              own,
              present(
                row,
                organizations,
                { answerBy: row.answerBy, state: row.runState },
                language,
              ),
            ),
            side,
          })),
      ),
    }
  },
})

/** What became of them, in the counties of their communities. */
async function partnershipsOf(tx: Transaction, rows: readonly ProposalRow[]) {
  const counties = [...new Set(rows.map((row) => communityOf(row).countyCode))]
  const runIds = [...new Set(rows.map(({ runId }) => runId))]
  const proposalIds = rows.map(({ id }) => id)
  return listPartnershipsOfProposals(tx, counties, { runIds, proposalIds })
}

const seatsOf = (row: ProposalRow) => [supporterOf(row), communityOf(row)]

/** Why somebody declined is for the office; the other side learns that they did. */
function withoutReasonsOf(
  { supporterId, communityId }: ProposalRow,
  own: ReadonlySet<string>,
  shown: ReturnType<typeof present>,
) {
  const toldTo = <Said extends { reason: string | null } | null>(id: string, said: Said) =>
    said && !own.has(id) ? { ...said, reason: null, how: null } : said
  return {
    ...shown,
    supporterAnswer: toldTo(supporterId, shown.supporterAnswer),
    communityAnswer: toldTo(communityId, shown.communityAnswer),
  }
}

function present(
  row: ProposalRow,
  organizations: ReadonlyMap<string, OrganizationRow>,
  { answerBy, state }: Pick<RunRow, 'answerBy'> & { state: string },
  language: Language,
) {
  const side = (id: string) => {
    const found = organizations.get(id)
    if (!found) throw new Error(`proposal ${row.id} names organization ${id}, which is not there`)
    return { id, code: found.code, name: found.name, kind: found.kind }
  }
  const said = (
    answer: string | null,
    reason: string | null,
    how: string | null,
    at: Date | null,
  ) =>
    answer === null || at === null
      ? null
      : { answer: answer as 'accepted' | 'declined', reason, how, at: at.toISOString() }
  return {
    countyCode: row.countyCode,
    id: row.id,
    runId: row.runId,
    supporter: side(row.supporterId),
    community: { ...side(row.communityId), regionCode: row.communityRegionCode },
    origin: row.origin as Origin,
    why: sayWhy(row, language),
    supporterAnswer: said(
      row.supporterAnswer,
      row.supporterReason,
      row.supporterHow,
      row.supporterAt,
    ),
    communityAnswer: said(
      row.communityAnswer,
      row.communityReason,
      row.communityHow,
      row.communityAt,
    ),
    dropped: row.droppedBy !== null,
    lapsed: row.lapsedAt !== null,
    answerBy,
    asked: state === 'proposed',
  }
}
