/** What the room takes and gives. */
import * as z from 'zod'
import { confirmationWays, evidenceLevels } from '#base/shared/evidence.ts'
import { pageOf, pageQuery } from '#base/shared/paging.ts'
import { codeSchema } from '#rooms/regions/shared/schema.ts'

export const code = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/)
const day = z.iso.date()
export const month = z.iso.date().describe('The first day of a month')
export const saying = z.object({ zh: z.string(), en: z.string() })

/** Of what a figure is asked: a region, or an organization or a partnership of a county. */
export const asked = {
  region: codeSchema.optional().describe('A place and all below it'),
  county: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .describe('Of the organization or the partnership'),
  organization: z.uuid().optional(),
  partnership: z.uuid().optional(),
}

/** What was asked of, as people call it. */
const subject = z.object({
  kind: z.enum(['region', 'organization', 'partnership']),
  name: z.string(),
  regionCode: z
    .string()
    .describe('The place itself, or where the organization or the helped side lies'),
  countyCode: z.string().nullable().describe('Null for what lies above a county'),
})
export type Subject = z.infer<typeof subject>

const sum = {
  quantity: z.int().describe('Pieces, persons or fen, at every level together'),
  records: z.int().describe('How many records it is made of'),
  byLevel: z
    .record(z.enum(evidenceLevels), z.int())
    .describe('How much of it who says: 自报, 对方确认, 群众确认, 抽查'),
}

export const definition = z.object({
  code,
  name: saying,
  unit: saying,
  counts: saying.describe('口径: what is counted'),
  owner: saying.nullable().describe('The office that answers for it'),
  version: z.int().describe('Of the programme’s settings that say it'),
  money: z.boolean().describe('Kept in fen, told in yuan'),
  inside: z
    .object({ code, name: saying })
    .nullable()
    .describe('The indicator that counts the same facts too; the two are not added up'),
  apart: z.array(z.object({ code, name: saying, why: saying })).describe('What sounds alike'),
})
export type Definition = z.infer<typeof definition>

export const figure = definition.extend({
  ...sum,
  counted: z.boolean().describe('Whether any record could count for it yet'),
  months: z.array(z.object({ month, ...sum })).describe('Those in which something was counted'),
})
export type FigureAnswer = z.infer<typeof figure>

export const showFiguresInput = {
  params: z.object({ id: z.uuid() }),
  query: z.object(asked),
}
export const showFiguresOutput = z.object({
  of: subject,
  cycle: z.object({
    ...{ name: z.string(), beginsOn: day, endsOn: day },
    programme: z.object({ id: z.uuid(), name: z.string() }),
  }),
  items: z.array(figure),
  asOf: z.iso.datetime().nullable().describe('When nothing was left to add up'),
})

export const countedRecord = z.object({
  kind: z.string(),
  id: z.uuid(),
  measure: code,
  sort: z.string().describe('The kind of record; empty where there are no kinds'),
  sortName: saying.nullable().describe('As the programme calls that kind'),
  aspect: z.string(),
  quantity: z.int(),
  day,
  place: z.object({ code: z.string(), name: z.string() }),
  county: z.string(),
  level: z.enum(evidenceLevels),
  way: z
    .enum(confirmationWays)
    .nullable()
    .describe('How that level was reached; by whom is kept nowhere'),
})

export const listRecordsInput = {
  params: z.object({ id: z.uuid(), code }),
  query: z.object({ ...asked, month: month.optional(), ...pageQuery }),
}
export const exportRecordsInput = {
  params: z.object({ id: z.uuid(), code }),
  query: z.object({ ...asked, month: month.optional() }),
}
export const listRecordsOutput = pageOf(countedRecord)

export const showSpreadInput = {
  params: z.object({ id: z.uuid() }),
  query: z.object({ ...asked, code }),
}
export const showSpreadOutput = z.object({
  part: z.enum(['supporter', 'community', 'ally']).describe('Who is compared'),
  total: z.int().describe('How many take part'),
  told: z.boolean().describe('False where so few take part that one could tell who is who'),
  own: z.int().nullable().describe('What the organization has that was asked of'),
  bins: z.array(
    z.object({ from: z.int(), to: z.int().nullable(), count: z.int() }).describe('Both ends in it'),
  ),
})

export const showQuietInput = {
  params: z.object({ id: z.uuid() }),
  query: z.object({ ...asked, since: month.optional() }),
}
export const showQuietOutput = z.object({
  since: month,
  what: z.enum(['communities', 'partnerships']),
  total: z.int().describe('How many were looked at'),
  townships: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      total: z.int(),
      quiet: z.array(
        z.object({
          id: z.uuid().describe('Of the community or the partnership'),
          name: z.string(),
          regionCode: z.string(),
          lastMonth: month.nullable().describe('In which something was last recorded'),
        }),
      ),
    }),
  ),
})
