/** A run that is disclosed, with those that stand with it, for anybody. */
import * as z from 'zod'
import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { Language } from '#base/shared/language.ts'
import { cutPage, decodeCursor } from '#base/shared/paging.ts'
import { findProgramme, type ProgrammeRow } from '#rooms/programmes/server/door.ts'
import type {
  DisclosedPair,
  DisclosedRun,
  Disclosure,
  DisclosureState,
} from '../../shared/disclosure-schema.ts'
import { type Origin, origins } from '../../shared/schema.ts'
import { communityOf, supporterOf } from '../across-counties.ts'
import { presentPairs } from '../present-pairs.ts'
import type { ProposalRow } from '../proposals/store.ts'
import { findPublishedRun } from '../runs/find-published-run.ts'
import { findRun, listFamily, type RunKey, type RunRow } from '../runs/store.ts'
import {
  countDisclosed,
  countDropped,
  type DisclosedFilter,
  listDisclosed,
  listDisclosedRuns,
} from './store.ts'

/** Undefined before its first day: nothing of a run is told by its address alone. */
export function disclosureStateOf(
  { state, disclosedFrom, disclosedUntil }: RunRow,
  today: string,
): DisclosureState | undefined {
  if (disclosedFrom === null || disclosedUntil === null || today < disclosedFrom) return undefined
  if (state === 'disclosed') return today > disclosedUntil ? 'over' : 'open'
  return state === 'in-force' || state === 'void' ? state : undefined
}

/** Undefined when the run is not disclosed, belongs to another, or its programme is not published. */
export async function findDisclosure(
  tx: Transaction,
  key: RunKey,
): Promise<Disclosure | undefined> {
  const run = await findPublishedRun(tx, key)
  if (!run || run.parentId !== null) return undefined
  const today = dayOf(tx.now)
  const own = presentRun(run, today)
  if (!own) return undefined
  const family = await listFamily(tx, key)
  const { byOrigin, communities, supporters } = await countDisclosed(tx, key)
  const pairsOf = (origin: Origin) => byOrigin.find((each) => each.origin === origin)?.pairs ?? 0
  return {
    ...own,
    programmeId: run.programmeId,
    inForceOn: run.inForceOn,
    belonging: family.flatMap((each) => {
      const presented = each.parentId !== null && presentRun(each, today)
      return presented && (presented.state !== 'void' || own.state === 'void') ? [presented] : []
    }),
    counts: {
      pairs: byOrigin.reduce((sum, { pairs }) => sum + pairs, 0),
      communities,
      supporters,
      dropped: await countDropped(tx, key),
      byOrigin: origins
        .map((origin) => ({ origin, pairs: pairsOf(origin) }))
        .filter(({ pairs }) => pairs > 0),
    },
  }
}

/**
 * The programme of a run that is or was disclosed, published or withdrawn since: whoever objected is owed the answer all
 * the same.
 */
export async function findProgrammeOfAnswers(
  tx: Transaction,
  key: RunKey,
): Promise<ProgrammeRow | undefined> {
  const run = await findRun(tx, key)
  const isTold = run?.parentId === null && disclosureStateOf(run, dayOf(tx.now)) !== undefined
  return isTold ? findProgramme(tx, run.programmeId) : undefined
}

function presentRun(run: RunRow, today: string): DisclosedRun | undefined {
  const state = disclosureStateOf(run, today)
  if (!state) return undefined
  return {
    countyCode: run.countyCode,
    id: run.id,
    kind: run.kind,
    state,
    from: run.disclosedFrom as string,
    until: run.disclosedUntil as string,
    inputRoot: run.inputRoot as string,
    transcriptHash: run.transcriptHash as string,
  }
}

/** Those of a published programme, newest first. */
export async function listDisclosures(
  tx: Transaction,
  keeperCode: string,
  programmeId: string,
): Promise<DisclosedRun[]> {
  const today = dayOf(tx.now)
  const runs = await listDisclosedRuns(tx, keeperCode, programmeId)
  return runs.flatMap((run) => presentRun(run, today) ?? [])
}

/** One page of the pairs of a disclosure, in order of the village's code. */
export async function listDisclosedPairs(
  tx: Transaction,
  key: RunKey,
  filter: Omit<DisclosedFilter, 'after'> & { after?: string | undefined },
  language: Language,
): Promise<{ items: DisclosedPair[]; next?: string }> {
  const after = decodeCursor(filter.after, [z.string(), z.uuid()])
  const rows = await listDisclosed(tx, key, { ...filter, after })
  const page = cutPage(rows, filter.limit, (row) => [row.communityRegionCode, row.id])
  return { ...page, items: await presentProposals(tx, page.items, language) }
}

export async function presentProposals(
  tx: Transaction,
  rows: readonly ProposalRow[],
  language: Language,
): Promise<DisclosedPair[]> {
  const seatsOf = (row: ProposalRow) => ({
    supporter: supporterOf(row),
    community: communityOf(row),
  })
  const pairs = await presentPairs(tx, rows, seatsOf, language)
  return rows.map(({ runId }, at) => ({ ...(pairs[at] as (typeof pairs)[number]), runId }))
}
