/** Made by `npm run schema` from the migrations. Do not edit. */
import type { ColumnType, Generated } from 'kysely'

/** Read as parsed JSON, written as text. */
export type Json = ColumnType<unknown, string, string>

export interface Tables {
  'base.idempotencyKeys': {
    countyCode: string
    actor: string
    key: string
    route: string
    requestHash: Buffer
    status: number
    body: Json | null
    createdAt: Date
  }
  'base.migrations': {
    name: string
    checksum: string
    appliedAt: Generated<Date>
  }
  'base.outbox': {
    countyCode: string
    id: string
    topic: string
    payload: Json
    createdAt: Date
    deliveredAt: Date | null
  }
  'journal.entries': {
    countyCode: string
    id: string
    at: Date
    actor: string
    action: string
    subjectKind: string
    subjectId: string
    reason: string | null
    beforeHash: Buffer | null
    afterHash: Buffer | null
  }
}
