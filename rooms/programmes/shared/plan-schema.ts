/** What the room takes and gives: stages, tasks, duties and documents. */
import * as z from 'zod'
import { daySchema } from '#base/shared/day-schema.ts'
import { pageOf, pageQuery } from '#base/shared/paging.ts'
import { withoutIdentityNumber } from '#base/shared/said-text.ts'
import {
  byCounty,
  byId,
  countyCode,
  line,
  name,
  passage,
  reason,
  version,
  versionOrNone,
} from './fields.ts'

const day = z.iso.date()

// Stages.

const stage = z.object({ name, beginsOn: daySchema, endsOn: daySchema })
export const stagesInput = byId
export const stagesOutput = z.object({ version: z.int(), items: z.array(stage) })
export const putStagesInput = {
  ...byId,
  body: z.object({ version: versionOrNone, reason, items: z.array(stage).max(40) }),
}

// Tasks.

const taskFields = {
  title: line,
  owner: line.describe('Who owns it, as the plan says it'),
  ownerOrganizationId: z
    .uuid()
    .nullable()
    .describe('Where one organization of the same county owns it'),
  dueOn: daySchema,
}
export const listTasksInput = {
  ...byId,
  query: z.object({ ...pageQuery, state: z.enum(['open', 'done', 'all']).default('all') }),
}
export const listTasksOutput = pageOf(
  z.object({
    countyCode,
    id: z.uuid(),
    title: z.string(),
    owner: z.string(),
    ownerOrganizationId: z.uuid().nullable(),
    dueOn: day,
    overdue: z.boolean(),
    doneOn: day.nullable(),
    doneBy: z.string().nullable().describe('Empty when the account is gone'),
    note: z.string().nullable(),
    version: z.int(),
  }),
)
export const createTaskInput = {
  ...byId,
  body: z.object({
    ...taskFields,
    ownerOrganizationId: taskFields.ownerOrganizationId.default(null),
  }),
}
export const createTaskOutput = z.object({ countyCode, id: z.uuid() })
export const changeTaskInput = {
  ...byCounty,
  body: z.object(taskFields).partial().extend({ version, reason }),
}
export const doneTaskInput = {
  ...byCounty,
  body: z.object({ on: daySchema, note: passage.optional().describe('What came of it') }),
}
export const undoTaskInput = { ...byCounty, body: z.object({ reason }) }

// Duties.

const duty = z.object({
  post: line,
  duty: passage,
  division: passage,
  guarantee: passage.nullable(),
  rule: passage.nullable(),
  plan: passage.nullable(),
  supervision: passage.nullable(),
})
export const dutiesInput = byId
export const dutiesOutput = z.object({ version: z.int(), items: z.array(duty) })
export const putDutiesInput = {
  ...byId,
  body: z.object({ version: versionOrNone, reason, items: z.array(duty).max(100) }),
}

// Documents.

const number = line.nullable().describe('Of the official document: 敦组发〔2024〕3号')
export const mostOfBody = 100_000
const body = withoutIdentityNumber(z.string().trim().min(1).max(mostOfBody)).describe('Plain text')

const versionItem = z.object({
  version: z.int(),
  title: z.string(),
  number: z.string().nullable(),
  inForceOn: day,
  reason: z.string(),
  by: z.string().describe('Empty when the account is gone'),
  at: z.iso.datetime(),
})
const documentItem = z.object({
  countyCode,
  id: z.uuid(),
  title: z.string(),
  version: z.int().describe('The newest; 0 while only the title is there'),
})
export const listDocumentsInput = { ...byId, query: z.object(pageQuery) }
export const listDocumentsOutput = pageOf(
  documentItem.extend({ number: z.string().nullable(), inForceOn: day.nullable() }),
)
export const createDocumentInput = { ...byId, body: z.object({ title: line }) }
export const createDocumentOutput = z.object({ countyCode, id: z.uuid() })
export const documentInput = {
  ...byCounty,
  query: z.object({
    version: z.coerce.number().int().min(1).optional().describe('The newest without it'),
  }),
}
export const documentOutput = documentItem.extend({
  programmeId: z.uuid(),
  mayChange: z.boolean(),
  shown: versionItem.extend({ body: z.string() }).nullable(),
  versions: z.array(versionItem).describe('Newest first'),
})
export const addVersionInput = {
  ...byCounty,
  body: z.object({
    version: versionOrNone,
    title: line.optional().describe('The title stays without it'),
    number: number.default(null),
    body,
    inForceOn: daySchema,
    reason,
  }),
}
