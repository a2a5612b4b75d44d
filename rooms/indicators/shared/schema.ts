/** What the room takes and gives. */
import * as z from 'zod'
import { evidenceLevels } from '#base/shared/evidence.ts'
import { pageOf, pageQuery } from '#base/shared/paging.ts'
import { codeSchema } from '#rooms/regions/shared/schema.ts'

const code = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/)
const day = z.iso.date()
const month = z.iso.date().describe('The first day of a month')
const saying = z.object({ zh: z.string(), en: z.string() })

/** Of what a figure is asked: a region, or an organization of a county. */
const of = {
  region: codeSchema.optional().describe('A place and all below it'),
  county: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .describe('Of the organization'),
  organization: z.uuid().optional(),
}

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
  query: z.object(of),
}
export const showFiguresOutput = z.object({
  items: z.array(figure),
  asOf: z.iso.datetime().nullable().describe('When nothing was left to add up'),
})

export const countedRecord = z.object({
  kind: z.string(),
  id: z.uuid(),
  measure: code,
  sort: z.string().describe('The kind of record; empty where there are no kinds'),
  aspect: z.string(),
  quantity: z.int(),
  day,
  regionCode: z.string(),
  level: z.enum(evidenceLevels),
  way: z.string().nullable().describe('How that level was reached; by whom is kept nowhere'),
})

export const listRecordsInput = {
  params: z.object({ id: z.uuid(), code }),
  query: z.object({ ...of, month: month.optional(), ...pageQuery }),
}
export const listRecordsOutput = pageOf(countedRecord)
