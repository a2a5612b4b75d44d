import { Readable } from 'node:stream'
import * as z from 'zod'
import type { Route } from '#base/server/http/route.ts'
import { route } from '#base/server/http/route.ts'
import { whileAllowed } from '#base/server/http/while-allowed.ts'
import { pageQuery } from '#base/shared/paging.ts'
import { mostCounted, totalOf, totalOutput } from '#base/shared/total.ts'
import {
  consistencyProof,
  countyCode,
  entriesPage,
  headsPage,
  inclusionProof,
  publicKey,
} from '../shared/schema.ts'
import { countyOf } from './county-of.ts'
import { exportJournal } from './export-journal.ts'
import { countEntries, listEntries } from './list-entries.ts'
import { listHeads, listPublicKeys } from './list-heads.ts'
import type { JournalParts } from './parts.ts'
import { proveConsistency } from './proofs/prove-consistency.ts'
import { proveEntry } from './proofs/prove-entry.ts'

const county = z.object({ county: countyCode })
const reading = { capability: 'journal.read' }
const whichCounty = countyCode
  .optional()
  .describe('The county meant; may be left out by whoever reads one county only')
const size = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

const asked = {
  subjectKind: z.string().min(1).max(100).optional(),
  subjectId: z.string().min(1).max(200).optional(),
  room: z
    .string()
    .regex(/^[a-z]{1,40}$/)
    .optional()
    .describe('What the action begins with'),
  days: z.coerce.number().int().min(1).max(3660).optional().describe('The last so many'),
  q: z
    .string()
    .max(200)
    .optional()
    .describe(
      'The name of an account or an id, whole; or part of the name of what was changed or of what that hangs on; of an organization also its pinyin',
    ),
  county: whichCounty,
}

export const journalRoutes = (parts: JournalParts): Route[] => [
  route({
    method: 'GET',
    path: '/api/public/journal/keys',
    summary: 'The public keys under which heads of the journal were signed',
    access: 'public',
    input: {},
    output: z.object({ items: z.array(publicKey) }),
    handle: ({ read }) =>
      read({ counties: [] }, async (tx) => ({ items: await listPublicKeys(tx) })),
  }),
  route({
    method: 'GET',
    path: '/api/public/journal/:county/heads',
    summary: 'Signed heads of a county’s journal, newest first',
    access: 'public',
    input: { params: county, query: z.object(pageQuery) },
    output: headsPage,
    handle: ({ read, params, query }) =>
      read({ counties: [params.county] }, (tx) =>
        listHeads(tx, { countyCode: params.county, after: query.after, limit: query.limit }),
      ),
  }),
  route({
    method: 'GET',
    path: '/api/public/journal/:county/consistency',
    summary: 'Proof that the journal of one size begins with the journal of a smaller one',
    access: 'public',
    input: { params: county, query: z.object({ from: size, to: size }) },
    output: consistencyProof,
    handle: ({ read, params, query }) =>
      read({ counties: [params.county] }, (tx) =>
        proveConsistency(tx, params.county, query.from, query.to),
      ),
  }),
  route({
    method: 'GET',
    path: '/api/journal/entries',
    summary: 'What was done in a county, or to one record, newest first',
    access: reading,
    input: {
      query: z.object({
        ...pageQuery,
        ...asked,
      }),
    },
    output: entriesPage,
    handle: ({ read, query, actor }) => {
      const { county: named, ...wanted } = query
      const code = countyOf(actor.reach(reading.capability), named)
      return read({ counties: [code] }, (tx) =>
        listEntries(tx, parts, { ...wanted, countyCode: code }),
      )
    },
  }),
  route({
    method: 'GET',
    path: '/api/journal/entries/count',
    summary: 'How many entries the list has in all; past 1,000 they are not counted',
    access: reading,
    input: { query: z.object(asked) },
    output: totalOutput,
    handle: ({ read, query, actor }) => {
      const { county: named, ...wanted } = query
      const code = countyOf(actor.reach(reading.capability), named)
      return read({ counties: [code] }, async (tx) =>
        totalOf(await countEntries(tx, parts, { ...wanted, countyCode: code }, mostCounted + 1)),
      )
    },
  }),
  route({
    method: 'GET',
    path: '/api/journal/entries/:id/proof',
    summary: 'Proof that an entry stands in the sealed journal',
    access: reading,
    input: { params: z.object({ id: z.uuid() }), query: z.object({ county: whichCounty }) },
    output: inclusionProof,
    handle: ({ read, params, query, actor }) => {
      const reach = actor.reach(reading.capability)
      const code = countyOf(reach, query.county)
      return read(reach.scope, (tx) => proveEntry(tx, code, params.id))
    },
  }),
  route({
    method: 'GET',
    path: '/api/journal/:county/export',
    summary: 'The sealed journal of a county as JSON Lines, to be checked offline',
    access: reading,
    input: { params: county },
    output: { file: 'application/x-ndjson' },
    handle: async (context) => {
      const code = countyOf(context.actor.reach(reading.capability), context.params.county)
      const { size: entries, parts } = await exportJournal(context, code)
      return {
        content: Readable.from(whileAllowed(context, parts)),
        name: `journal-${code}-${entries}.jsonl`,
      }
    },
  }),
]
