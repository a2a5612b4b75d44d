/** One row of a file: what it would do, as it is judged and as it is kept. */
import type { OrganizationRow } from '../../store.ts'
import type { Verdict } from '../import.ts'

/** What a row says of a new organization, beside its code and name; absent or null where it says nothing. */
export type NewFields = {
  [Field in 'normalName' | (typeof fieldsShown)[number]]?: OrganizationRow[Field] | undefined
}

export const fieldsShown = [
  'kind',
  'level',
  'function',
  'regionCode',
  'parentId',
  'socialCreditCode',
  'members',
  'households',
] as const

export interface RowToInsert {
  verdict: Verdict
  rowNumber: number
  organizationId: string
  /** Of one that is there already. */
  version?: number
  code: string
  name: string
  /** Of a new one. */
  fields?: NewFields
  /** Of a changed one what differs. */
  changed?: Record<string, unknown>
  before?: Record<string, unknown>
  hints?: unknown[] | undefined
}

type StoredFields = { [Field in keyof NewFields]-?: Exclude<NewFields[Field], undefined> | null }

/** As it stands in a part. */
export interface StoredRow extends StoredFields {
  verdict: Verdict
  rowNumber: number
  organizationId: string
  code: string
  name: string
  version: number | null
  changed: Record<string, unknown> | null
  before: Record<string, unknown> | null
  hints: { id?: string; row?: number; code: string; name: string }[] | null
}

/** What a row fills in of a new organization, or changes of another, by field. */
export function saidBy(row: StoredRow): Record<string, unknown> {
  if (row.verdict !== 'new') return row.changed ?? {}
  const filled = fieldsShown.filter((field) => row[field] !== null)
  return { name: row.name, ...Object.fromEntries(filled.map((field) => [field, row[field]])) }
}
