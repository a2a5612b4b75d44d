/** The tables that a county brings, read into the roster of a run. */

import type {
  Preference,
  Relation,
  Roster,
  RosterCommunity,
  RosterSupporter,
  Rules,
  Tier,
} from '@lianjian/pairing'
import { type MissingFields, missingForRules } from '@lianjian/pairing'
import { headerKey } from '#base/server/tables/cell-text.ts'
import type { Fault } from '#base/server/tables/fault.ts'
import { type Column, readSheet, type Sheet, type SheetRow } from '#base/server/tables/sheet.ts'
import type { Table } from '#base/server/tables/table.ts'
import { largestCount } from '#rooms/organizations/shared/file-columns.ts'
import { largestCapacity } from '../../shared/roster-schema.ts'
import {
  communityKindChoices,
  functionChoices,
  levelChoices,
  needChoices,
  relationChoices,
  sideChoices,
  supporterKindChoices,
} from './choices.ts'
import {
  communityColumns,
  preferenceColumns,
  relationColumns,
  supporterColumns,
} from './columns.ts'
import { createRegionCheck, type RegionCheck } from './region-code.ts'

export interface RosterTables {
  supporters: Table
  communities: Table
  preferences?: Table
  relations?: Table
}

/** A relation as the file states it; of an existing one when it began, where the file says so. */
export type StatedRelation = Relation & { since?: string }

export interface RosterReading {
  /** Null as soon as there is one fault: nothing is taken in by halves. */
  roster: Roster | null
  /** All of all files, in the order of the files and their rows. */
  faults: Fault[]
  /** What was left out without harm. */
  notices: Fault[]
}

/**
 * `rules` decide which columns must be filled; null when they could not be read themselves, and then only
 * what every run needs is asked for. Without a check of the country's areas a region code is held against the
 * provinces alone. Capacities that cannot cover are no fault of the files.
 */
export function readRoster(
  tables: RosterTables,
  rules: Rules | null,
  regions: RegionCheck = createRegionCheck(),
): RosterReading {
  if (areSwapped(tables)) {
    const { supporters, communities } = tables
    const place = { file: supporters.file, row: null, column: null, value: null }
    const fault = { ...place, code: 'files-swapped', params: { other: communities.file } }
    // Everything else would be held against the columns of the wrong side.
    return { roster: null, faults: [fault], notices: [] }
  }
  const missing: MissingFields = rules ? missingForRules(rules) : { supporter: [], community: [] }
  const supporters = readSupporters(tables.supporters, missing.supporter, regions)
  const communities = readCommunities(tables.communities, missing.community, regions)
  const known = { supporter: supporters.codes, community: communities.codes }
  const preferences = readPreferences(tables.preferences, known)
  const relations = readRelations(tables.relations, known)

  const parts = [supporters, communities, preferences, relations]
  const faults = parts.flatMap((part) => part.faults)
  const notices = parts.flatMap((part) => part.notices)
  const roster = {
    supporters: supporters.entries,
    communities: communities.entries,
    relations: relations.entries.map(({ since: _since, ...relation }) => relation),
    preferences: preferences.entries,
  }
  return { roster: faults.length === 0 ? roster : null, faults, notices }
}

/** Each file's kinds, or without that column its own headers, are those of the other side. */
function areSwapped({ supporters, communities }: RosterTables): boolean {
  return sideOfTable(supporters) === 'community' && sideOfTable(communities) === 'supporter'
}

function sideOfTable({ header, rows }: Table): 'supporter' | 'community' | undefined {
  const isOf = ({ en, zh, also = [] }: Column, name: string) =>
    [en, zh, ...also].some((each) => headerKey(each) === headerKey(name))
  const kindAt = header.findIndex((name) => isOf(supporterColumns.kind, name))
  const kinds = rows.map(({ cells }) => (kindAt === -1 ? null : cells[kindAt]) ?? '')
  const { members, offers, level, function: duty } = supporterColumns
  const { needs, households } = communityColumns
  const count = (columns: Column[]) =>
    header.filter((name) => columns.some((column) => isOf(column, name))).length
  const supporter =
    kinds.filter((kind) => supporterKindChoices.find(kind)).length ||
    count([members, offers, level, duty])
  const community =
    kinds.filter((kind) => communityKindChoices.find(kind)).length || count([needs, households])
  if (supporter === community) return undefined
  return supporter > community ? 'supporter' : 'community'
}

export interface Part<Entry> {
  entries: Entry[]
  faults: Fault[]
  notices: Fault[]
}

/** Codes with their first row, or 0 where the file names none; null when the file told none, so that nobody is called unknown for it. */
type Codes = Map<string, number> | null
export type Side<Entry> = Part<Entry> & { codes: Codes }

const always = ['code', 'name', 'kind', 'min', 'max'] as const

export function readSupporters(
  table: Table,
  missing: MissingFields['supporter'],
  regions: RegionCheck,
): Side<RosterSupporter> {
  const sheet = readSheet(table, supporterColumns, [...always, ...missing])
  const codes: Codes = new Map()
  const entries = sheet.rows.map((row) => {
    row.integer('members', 0, largestCount)
    return {
      code: readCode(row, codes),
      name: row.name('name'),
      kind: row.choice('kind', supporterKindChoices),
      level: row.choice('level', levelChoices),
      function: row.choice('function', functionChoices),
      tier: row.integer('tier', 1, 3) as Tier | undefined,
      region: row.checkedCode('region', regions),
      ...readCapacity(row),
      offers: row.choices('offers', needChoices),
    }
  })
  return sideOf<RosterSupporter>(table, sheet, entries, codes)
}

export function readCommunities(
  table: Table,
  missing: MissingFields['community'],
  regions: RegionCheck,
): Side<RosterCommunity> {
  const sheet = readSheet(table, communityColumns, [...always, ...missing])
  const codes: Codes = new Map()
  const entries = sheet.rows.map((row) => {
    row.integer('households', 0, largestCount)
    return {
      code: readCode(row, codes),
      name: row.name('name'),
      kind: row.choice('kind', communityKindChoices),
      tier: row.integer('tier', 1, 3) as Tier | undefined,
      needs: row.choices('needs', needChoices),
      region: row.checkedCode('region', regions),
      ...readCapacity(row),
    }
  })
  return sideOf<RosterCommunity>(table, sheet, entries, codes)
}

type Loose<Entry> = { [Key in keyof Entry]: Entry[Key] | undefined }

function sideOf<Entry>(
  table: Table,
  sheet: Sheet<string>,
  entries: Loose<Required<Entry>>[],
  codes: Map<string, number>,
): Side<Entry> {
  if (sheet.readable && sheet.rows.length === 0) {
    sheet.faults.push({
      file: table.file,
      row: null,
      column: null,
      value: null,
      code: 'no-rows',
      params: {},
    })
  }
  return {
    // A required field is undefined only beside a fault, and then no roster is made.
    entries: entries.map((entry) => withoutAbsent(entry) as Entry),
    faults: byRow(sheet.faults),
    notices: sheet.notices,
    codes: codes.size > 0 ? codes : null,
  }
}

function withoutAbsent(entry: object): object {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined))
}

function readCode<Key extends string>(
  row: SheetRow<Key | 'code'>,
  codes: Map<string, number>,
): string | undefined {
  const code = row.code('code')
  if (code === undefined) return undefined
  const first = codes.get(code)
  if (first === undefined) codes.set(code, row.row)
  else row.fault('code', 'duplicate-code', { first })
  return code
}

function readCapacity<Key extends string>(row: SheetRow<Key | 'min' | 'max'>) {
  const min = row.integer('min', 0, largestCapacity)
  const max = row.integer('max', 0, largestCapacity)
  if (min !== undefined && max !== undefined && min > max)
    row.fault('max', 'max-below-min', { min })
  return { min, max }
}

export interface Known {
  supporter: Codes
  community: Codes
}

function readPartners<Key extends string>(
  row: SheetRow<Key | 'supporter' | 'community'>,
  known: Known,
): { supporter: string | undefined; community: string | undefined } {
  const supporter = row.code('supporter')
  if (supporter !== undefined && known.supporter?.has(supporter) === false) {
    row.fault('supporter', 'supporter-unknown')
  }
  const community = row.code('community')
  if (community !== undefined && known.community?.has(community) === false) {
    row.fault('community', 'community-unknown')
  }
  return { supporter, community }
}

export function readPreferences(table: Table | undefined, known: Known): Part<Preference> {
  if (table === undefined) return { entries: [], faults: [], notices: [] }
  const required = ['supporter', 'community', 'rank', 'side'] as const
  const { rows, faults, notices } = readSheet(table, preferenceColumns, required)
  const seen = new Map<string, number>()
  const entries: Preference[] = []
  for (const row of rows) {
    const { supporter, community } = readPartners(row, known)
    const rank = row.integer('rank', 1, largestCapacity)
    const side = row.choice('side', sideChoices)
    if (!supporter || !community || !rank || !side) continue
    const first = seen.get(JSON.stringify([side, supporter, community]))
    if (first !== undefined) row.fault('supporter', 'duplicate-preference', { first, community })
    else seen.set(JSON.stringify([side, supporter, community]), row.row)
    entries.push({ side, supporter, community, rank })
  }
  return { entries, faults: byRow(faults), notices }
}

export function readRelations(table: Table | undefined, known: Known): Part<StatedRelation> {
  if (table === undefined) return { entries: [], faults: [], notices: [] }
  const required = ['supporter', 'community', 'relation'] as const
  const { rows, faults, notices } = readSheet(table, relationColumns, required)
  const seen = new Map<string, number>()
  const entries: StatedRelation[] = []
  for (const row of rows) {
    const { supporter, community } = readPartners(row, known)
    const relation = row.choice('relation', relationChoices)
    const since = row.day('since')
    if (!supporter || !community || !relation) continue
    const rowOf = (kind: string) => seen.get(JSON.stringify([supporter, community, kind]))
    const first = rowOf(relation)
    const against =
      relation === 'existing' ? undefined : rowOf(relation === 'locked' ? 'avoid' : 'locked')
    entries.push({ supporter, community, relation, ...(since !== undefined && { since }) })
    if (first !== undefined) {
      row.fault('relation', 'duplicate-relation', { first })
      continue
    }
    seen.set(JSON.stringify([supporter, community, relation]), row.row)
    if (against !== undefined) row.fault('relation', 'contradictory-relation', { against })
  }
  return { entries, faults: byRow(faults), notices }
}

function byRow(faults: Fault[]): Fault[] {
  return faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
}
