/** What a programme begins with. A template is data: a sixth one needs no code. */
import { rulesSchema } from '@lianjian/pairing/rules'
import * as z from 'zod'
import { saidAs } from '#base/shared/input-faults.ts'
import { kinds, levels } from '#rooms/organizations/shared/words.ts'
import { line, name, passage } from './fields.ts'

const said = (text: z.ZodType<string>) => {
  // What is said through braces is filled in; nobody means that by writing them.
  const plain = text.refine(
    (given) => !/[{}]/.test(given),
    saidAs({ zh: '不要用花括号 { }。', en: 'Without braces { }.' }),
  )
  return z.strictObject({ zh: plain, en: plain }).describe('The same in Chinese and English')
}
/** As long as the plan of a cycle takes them, which begins with what is said here. */
const named = said(name)
const oneLine = said(line)
const saying = said(passage)
const code = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/)
const count = z.int().min(0).max(10_000)
const load = z.strictObject({ min: count, max: count.min(1) }).refine(({ min, max }) => min <= max)

/** Who may take part on one side. */
const part = z.strictObject({
  kinds: z.array(z.enum(kinds)).min(1),
  /** Left out where any level may. */
  levels: z.array(z.enum(levels)).min(1).optional(),
  load: load.describe('How many partnerships each has, where the roster says nothing else'),
})

/** One way of pairing that the programme's counties may choose. */
const way = z.strictObject({
  code,
  name: named,
  why: saying.describe('What it is good for, in the words of whoever chooses'),
  rules: rulesSchema,
})

const post = z.strictObject({
  code,
  name: named,
  side: z.enum(['supporter', 'community']).describe('From whose people it is filled'),
  per: z.enum(['partnership', 'supporter', 'community', 'grid']).describe('One for each of these'),
  termMonths: z.int().min(1).max(120).optional(),
})

/** Days at the community that each holder of a post declares and the community confirms; no place is recorded. */
const dutyRule = z.strictObject({
  post: code,
  fewestDaysPerMonth: z.int().min(1).max(31),
})

const activity = z.strictObject({
  code,
  name: named,
  every: z.enum(['month', 'quarter', 'half-year', 'year']).optional(),
  /** The fixed one of 主题党日 "1+N"; the others are its N. */
  base: z.boolean().default(false),
})

/** After so many days without a record the unit of a partnership is told, and later the office. */
const silence = z
  .strictObject({
    unitDays: z.int().min(7).max(366),
    officeDays: z.int().min(8).max(730),
  })
  .refine(({ unitDays, officeDays }) => unitDays < officeDays, { path: ['officeDays'] })

/** Facts that are counted alike: what of a record, of which kinds of record, under which aspects of it. */
const takes = z.strictObject({
  measures: z.array(code).min(1).max(20),
  kinds: z.array(code).min(1).max(40).optional(),
  aspects: z.array(code).min(1).max(20).optional(),
})

const indicator = z.strictObject({
  code,
  name: named,
  unit: named,
  counts: saying.describe('What is counted, so that two people count the same'),
  owner: named.optional().describe('The office that answers for what is counted'),
  takes: takes.optional().describe('Left out where nothing is recorded that it could count'),
  money: z.literal(true).optional().describe('Kept in fen, told in yuan'),
  inside: code.optional().describe('The indicator that counts the same facts too'),
  apart: z
    .array(z.strictObject({ code, why: saying }))
    .max(10)
    .optional()
    .describe('Indicators that sound alike and are not to be added to it'),
})
export type Indicator = z.infer<typeof indicator>

/** Of one field of a programme: villages, towns, offices, enterprises, universities, hospitals, new fields. */
const field = z.strictObject({
  code,
  name: named,
  supporterKinds: z.array(z.enum(kinds)).min(1),
  activities: z.array(code).min(1),
  tasks: z.array(oneLine).min(1),
})

const stage = z.strictObject({
  name: named,
  /** From the first month of the cycle, which is 1. */
  fromMonth: z.int().min(1).max(36),
  toMonth: z.int().min(1).max(36),
})

const task = z.strictObject({
  title: oneLine,
  owner: oneLine.describe('Who owns it, as the plan says it'),
  dueMonth: z.int().min(1).max(36).describe('Due at the end of this month of the cycle'),
})

/** A line of 三定四有. */
const duty = z.strictObject({
  post: oneLine,
  duty: saying,
  division: saying,
  guarantee: saying.optional(),
  rule: saying.optional(),
  plan: saying.optional(),
  supervision: saying.optional(),
})

export const templateSchema = z.strictObject({
  code,
  name: saying,
  source: saying.describe('The programme from which it was taken, and when'),
  summary: saying,
  supporters: part,
  communities: part,
  allies: z.boolean().describe('Whether organizations may take part without a pair'),
  ways: z.array(way).min(1).max(20),
  posts: z.array(post).max(60),
  dutyRule: dutyRule.optional(),
  silence: silence.optional().describe('Left out: 45 and 75 days'),
  activities: z.array(activity).max(100),
  indicators: z.array(indicator).max(100),
  fields: z.array(field).max(40),
  stages: z.array(stage).max(40),
  tasks: z.array(task).max(200),
  duties: z.array(duty).max(100),
  documents: z.array(oneLine).describe('Titles that its rules library begins with'),
})
export type Template = z.infer<typeof templateSchema>

/** What of a template a programme goes by from then on; its office changes it. */
export const settingsSchema = templateSchema.omit({ code: true, source: true, documents: true })
export type Settings = z.infer<typeof settingsSchema>

/** The parts of the settings that a programme of a higher region can lay down, one by one. */
export const settingsItems = [
  'supporters',
  'communities',
  'allies',
  'ways',
  'posts',
  'dutyRule',
  'silence',
  'activities',
  'indicators',
  'fields',
  'stages',
  'tasks',
  'duties',
] as const satisfies (keyof Settings)[]
export type SettingsItem = (typeof settingsItems)[number]

export function settingsOf({ code: _code, source: _source, documents: _, ...settings }: Template) {
  return settings satisfies Settings
}
