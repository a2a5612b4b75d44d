/** Everything in a roster or an instance that a run cannot work with, all of it at once. */
import { missingForRules, usedFields } from './fields.ts'
import type { Preference, Relation } from './instance.ts'
import type { Reason } from './reason.ts'
import type { Rules } from './rules.ts'
import { codePattern, namePattern } from './suitable-text.ts'

/** Two ranks and their difference to an unranked one fit into 32 bits; so do places, with room to add. */
export const greatestRank = 1_000_000_000
export const greatestPlaces = 1_000_000_000

type Side = 'supporter' | 'community'

/** What a private and a published row have in common. */
interface CheckedRow {
  code: string
  name?: string
  min: number
  max: number
  region?: string
  [field: string]: unknown
}

export interface CheckedRows {
  supporters: readonly CheckedRow[]
  communities: readonly CheckedRow[]
  relations: readonly Relation[]
  preferences: readonly Preference[]
}

function rowFaults(side: Side, row: CheckedRow, needed: readonly string[]): Reason[] {
  const { code } = row
  const faults: Reason[] = []
  for (const [field, pattern] of [
    ['code', codePattern],
    ['name', namePattern],
  ] as const) {
    if (!pattern.test(row[field] ?? '')) {
      faults.push({ code: 'text-unsuitable', params: { side, code, field } })
    }
  }
  const whole = Number.isSafeInteger(row.min) && Number.isSafeInteger(row.max)
  if (!whole || row.min < 0 || row.min > row.max || row.max > greatestPlaces) {
    faults.push({ code: 'capacity-wrong', params: { side, code, min: row.min, max: row.max } })
  }
  for (const field of needed) {
    if (row[field] === undefined)
      faults.push({ code: 'field-missing', params: { side, code, field } })
  }
  if (needed.includes('region') && row.region !== undefined && !/^[0-9]{12}$/.test(row.region)) {
    faults.push({ code: 'region-wrong', params: { side, code, region: row.region } })
  }
  return faults
}

function sideFaults(
  side: Side,
  rows: readonly CheckedRow[],
  needed: readonly string[],
  codes: Set<string>,
): Reason[] {
  const faults: Reason[] = []
  for (const row of rows) {
    const code = row.code.normalize('NFC')
    if (code === '') faults.push({ code: 'code-empty', params: { side, name: row.name ?? '' } })
    else if (codes.has(code)) faults.push({ code: 'code-duplicate', params: { side, code } })
    codes.add(code)
    faults.push(...rowFaults(side, row, needed))
  }
  return faults
}

function linkFaults(
  link: { supporter: string; community: string },
  where: 'relations' | 'preferences',
  supporters: Set<string>,
  communities: Set<string>,
): Reason[] {
  const faults: Reason[] = []
  const supporter = link.supporter.normalize('NFC')
  const community = link.community.normalize('NFC')
  if (!supporters.has(supporter)) {
    faults.push({ code: 'code-unknown', params: { where, side: 'supporter', code: supporter } })
  }
  if (!communities.has(community)) {
    faults.push({ code: 'code-unknown', params: { where, side: 'community', code: community } })
  }
  return faults
}

function relationFaults(relations: readonly Relation[]): Reason[] {
  const kinds = new Map<string, Set<string>>()
  const faults: Reason[] = []
  for (const { supporter, community, relation } of relations) {
    const pair = JSON.stringify([supporter.normalize('NFC'), community.normalize('NFC')])
    const known = kinds.get(pair) ?? new Set()
    const other = relation === 'locked' ? 'avoid' : relation === 'avoid' ? 'locked' : ''
    if (known.has(other) && !known.has(relation)) {
      faults.push({ code: 'relation-contradiction', params: { supporter, community } })
    }
    kinds.set(pair, known.add(relation))
  }
  return faults
}

function preferenceFaults(preferences: readonly Preference[]): Reason[] {
  const known = new Set<string>()
  const faults: Reason[] = []
  for (const { side, supporter, community, rank } of preferences) {
    const key = JSON.stringify([side, supporter.normalize('NFC'), community.normalize('NFC')])
    if (known.has(key))
      faults.push({ code: 'preference-duplicate', params: { side, supporter, community } })
    known.add(key)
    if (!Number.isSafeInteger(rank) || rank < 1 || rank > greatestRank) {
      faults.push({ code: 'rank-wrong', params: { side, supporter, community, rank } })
    }
  }
  return faults
}

/**
 * All faults, empty when the rows can be run under the rules. `tierField` is what the tier is called in
 * these rows: `tier` in a roster, `letter` in an instance. Relations and preferences that the rules do not
 * use are not looked at.
 */
export function instanceFaults(
  rows: CheckedRows,
  rules: Rules,
  tierField: 'tier' | 'letter',
): Reason[] {
  const needed = missingForRules(rules)
  const named = (fields: readonly string[]) =>
    fields.map((field) => (field === 'tier' ? tierField : field))
  const used = usedFields(rules)
  const supporters = new Set<string>()
  const communities = new Set<string>()
  const relations = rows.relations.filter((item) => used.existing || item.relation !== 'existing')
  const preferences = used.preferences ? rows.preferences : []
  const title = rules.title ?? ''
  return [
    ...(namePattern.test(title) ? [] : [{ code: 'title-unsuitable', params: {} }]),
    ...sideFaults('supporter', rows.supporters, named(needed.supporter), supporters),
    ...sideFaults('community', rows.communities, named(needed.community), communities),
    ...relations.flatMap((item) => linkFaults(item, 'relations', supporters, communities)),
    ...preferences.flatMap((item) => linkFaults(item, 'preferences', supporters, communities)),
    ...relationFaults(relations),
    ...preferenceFaults(preferences),
  ]
}
