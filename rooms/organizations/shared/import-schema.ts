/** What the routes of imports and exports take and give. */
import * as z from 'zod'
import { pageOf, pageQuery } from '#base/shared/paging.ts'
import { saidReason, withoutIdentityNumber } from '#base/shared/said-text.ts'
import { importStates, verdicts } from './import-words.ts'
import { listOrganizationsInput } from './schema.ts'
import { sides } from './words.ts'

const countyCode = z.string().regex(/^\d{6}$/)
const count = z.int().min(0)
const saying = z.object({ zh: z.string(), en: z.string() })
const one = z.object({ countyCode, id: z.uuid() })
const hanging = z.object({ key: z.string(), label: saying, count })

export const startImportInput = {
  query: z.object({
    county: countyCode,
    side: z.enum(sides),
    fileName: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .transform((name) => name.replace(/^.*[\\/]/, '').replace(/\p{C}/gu, ''))
      .pipe(withoutIdentityNumber(z.string().min(1)))
      .describe('As its owner knows it; the content decides what it is'),
    instead: z
      .uuid()
      .optional()
      .describe('An import with faults that this one corrects: it is given up'),
  }),
}
export const importAccepted = z.object({ ...one.shape, state: z.enum(importStates) })

const importShown = z.object({
  ...one.shape,
  fileName: z.string(),
  side: z.enum(sides),
  state: z.enum(importStates),
  progress: z.int().describe('Percent of the present step'),
  counts: z
    .object({ new: count, changed: count, unchanged: count, missing: count })
    .nullable()
    .describe('Rows by what they would do or did; missing: in the registry and not in the file'),
  faultCount: count,
  missing: z.enum(['keep', 'close']).describe('What was decided about those missing'),
  bytes: count,
  ahead: count.describe('Imports of the county that come first, while this one waits'),
  createdBy: z.string(),
  createdAt: z.string(),
  appliedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
  undoUntil: z.string().nullable().describe('Until when the whole import can be undone'),
  why: z.object({ code: z.string(), text: saying }).nullable().describe('Why it failed'),
  version: z.int(),
})
export type ImportShown = z.infer<typeof importShown>

export const listImportsInput = { query: z.object({ ...pageQuery, county: countyCode }) }
export const listImportsOutput = pageOf(importShown)

const faultShown = z.object({
  row: z.int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  text: z
    .string()
    .describe(
      'What is there and what was expected, in the reader’s language; place and value stand beside',
    ),
})

export const importInput = { params: one }
export const importOutput = importShown.extend({
  columns: z.array(
    z.object({
      header: z.string(),
      field: z.string().nullable(),
      how: z.enum(['name', 'mapping', 'programme', 'unknown']),
    }),
  ),
  notices: z
    .array(faultShown)
    .describe('What hinders nothing: columns left out, codes and names worth a look'),
  stale: z
    .array(
      z.object({
        row: z.int(),
        code: z.string(),
        name: z.string(),
        organizationId: z.string().optional(),
        what: z.string(),
        text: saying,
        changes: z
          .array(
            z.object({
              field: z.string(),
              before: z.unknown(),
              theirs: z.unknown(),
              yours: z.unknown(),
              by: z.string(),
              at: z.iso.datetime(),
            }),
          )
          .optional()
          .describe(
            'Field by field: as the preview had it, as somebody else made it, as the file has it',
          ),
      }),
    )
    .describe('What changed since the preview, or stands in the way of undoing'),
  missingHangs: z
    .array(hanging)
    .describe('What hangs on those that are missing, added up; while it waits for a decision'),
})

export const importFaultsInput = { params: one, query: z.object(pageQuery) }
export const importFaultsOutput = pageOf(faultShown).extend({ total: count })

export const importRowsInput = {
  params: one,
  query: z.object({
    ...pageQuery,
    verdict: z.enum(verdicts),
    hinted: z.stringbool().optional().describe('true: those that may be there already'),
  }),
}
export const importRowsOutput = pageOf(
  z.object({
    row: z.int().nullable().describe('As the spreadsheet counts'),
    verdict: z.enum(verdicts),
    organizationId: z.uuid(),
    code: z.string(),
    name: z.string(),
    fields: z
      .array(z.object({ field: z.string(), old: z.unknown(), new: z.unknown() }))
      .describe('All of a new one, those that differ of a changed one'),
    hangs: z
      .array(hanging)
      .describe('What hangs on one that is missing, while it waits for a decision'),
    hints: z
      .array(
        z.object({
          id: z.uuid().optional(),
          row: z.int().optional(),
          code: z.string(),
          name: z.string(),
        }),
      )
      .describe('Others of the same name: in the registry, or further up in the file'),
  }),
)

const fields = [
  'code',
  'name',
  'kind',
  'level',
  'function',
  'regionCode',
  'parentCode',
  'parentName',
  'socialCreditCode',
  'members',
  'households',
  'tier',
  'min',
  'max',
  'offers',
  'needs',
] as const
export const mapColumnsInput = {
  params: one,
  body: z.object({
    columns: z
      .array(
        z.object({
          header: withoutIdentityNumber(z.string().min(1).max(400)),
          field: z.enum(fields).nullable().describe('null: leave the column out'),
        }),
      )
      .min(1)
      .max(200),
  }),
}

export const applyImportInput = {
  params: one,
  body: z.object({
    version: z.int().describe('Of the import, as it was read'),
    missing: z.enum(['keep', 'close']).default('keep'),
    reason: saidReason
      .optional()
      .describe('Stands in the history of all that it changes; needed where something is closed'),
  }),
}
export const cancelImportInput = { params: one }
export const undoImportInput = { params: one, body: z.object({ reason: saidReason }) }

// Templates and exports.

export const templateInput = { query: z.object({ side: z.enum(sides) }) }
export const columnsOutput = z.object({
  items: z.array(
    z.object({ name: saying, required: z.boolean(), expected: saying, example: saying }),
  ),
})
export const exportInput = {
  query: listOrganizationsInput.query.omit({ after: true, limit: true }),
}
export const faultsFileInput = { params: one }
