import * as z from 'zod'
import { pageOf } from '#base/shared/paging.ts'

export const countyCode = z.string().regex(/^\d{6}$/)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const moment = z.iso.datetime()

/** Of one entry: its line in an export stays some hundred kilobytes long. */
export const mostRecords = 2000

const records = z.object({
  kind: z.string(),
  ids: z.array(z.uuid()).min(1).max(mostRecords).describe('Ascending'),
  before: z.array(hash).optional().describe('Keyed hash of each before; absent when made'),
  after: z.array(hash).optional().describe('Keyed hash of each after; absent when deleted'),
})

/** The public shape of an entry: what a leaf holds, in canonical JSON. Absent values are left out. */
export const entry = z.object({
  county: countyCode,
  id: z.uuid(),
  at: moment,
  actor: z.string(),
  action: z.string().describe('`room.verb`'),
  subject: z.object({ kind: z.string(), id: z.string() }),
  person: z.string().optional().describe('Whom the record is about'),
  reason: z.string().optional(),
  before: hash.optional().describe('Keyed hash of the record before'),
  after: hash.optional().describe('Keyed hash of the record after'),
  records: records
    .optional()
    .describe('Of many records that changed alike; the subject is what that was part of'),
})
export type Entry = z.infer<typeof entry>

/** As a list tells it: of many records how many; the proof and the export tell which. */
export const listedEntry = entry.extend({
  records: z
    .object({
      kind: z.string(),
      count: z.int().positive(),
      only: z.uuid().optional().describe('Which, when it is one'),
    })
    .optional(),
})
export type ListedEntry = z.infer<typeof listedEntry>

export const head = z.object({
  county: countyCode,
  size: z.int().positive().describe('How many entries the log held'),
  root: hash.describe('Root of the Merkle tree of those entries (RFC 6962)'),
  at: moment,
  previous: hash.describe('Hash of the head before; zeros for the first'),
  key: hash.describe('SHA-256 of the public key'),
})
export type Head = z.infer<typeof head>

export const signedHead = z.object({
  head,
  signature: z
    .string()
    .regex(/^[0-9a-f]{128}$/)
    .describe('Ed25519 over the bytes of the head'),
})
export type SignedHead = z.infer<typeof signedHead>

export const headsPage = pageOf(signedHead.extend({ hash }))
export const entriesPage = pageOf(listedEntry).extend({
  names: z
    .record(z.string(), z.string())
    .describe('Ids → what they are called, where that is known'),
  became: z
    .record(z.string(), z.object({ from: z.string(), to: z.string() }))
    .describe('Ids of entries by which something went on as something else → what became what'),
})

export const publicKey = z.object({ id: hash, publicKey: hash.describe('Ed25519, 32 bytes') })
export type PublicKey = z.infer<typeof publicKey>

export const inclusionProof = z.object({
  entry,
  index: z.int().nonnegative(),
  leaf: hash,
  path: z.array(hash).describe('Siblings from the leaf up to the root of the head'),
  head: signedHead,
})
export type InclusionProof = z.infer<typeof inclusionProof>

export const consistencyProof = z.object({
  from: z.int().positive(),
  to: z.int().positive(),
  path: z.array(hash),
})
export type ConsistencyProof = z.infer<typeof consistencyProof>

/** One time that a person’s record was opened or changed. */
export const trace = z.object({
  at: moment,
  by: z.string().describe('Name of the account, or of the job; empty for one that is gone'),
  action: z.string().nullable().describe('Of a change: `room.verb`'),
  purpose: z.string().nullable().describe('Of a look: what it was for'),
  reason: z.string().nullable(),
})
export const tracesPage = pageOf(trace)
