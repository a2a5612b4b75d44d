/** What a programme begins with. A template is data: a sixth one needs no code. */
import { rulesSchema } from '@lianjian/pairing/rules'
import * as z from 'zod'
import { kinds, levels } from '#rooms/organizations/shared/words.ts'

const text = z.string().min(1).max(400)
const saying = z.strictObject({ zh: text, en: text }).describe('The same in Chinese and English')
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
  name: saying,
  why: saying.describe('What it is good for, in the words of whoever chooses'),
  rules: rulesSchema,
})

const post = z.strictObject({
  code,
  name: saying,
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
  name: saying,
  every: z.enum(['month', 'quarter', 'half-year', 'year']).optional(),
  /** The fixed one of 主题党日 "1+N"; the others are its N. */
  base: z.boolean().default(false),
})

const indicator = z.strictObject({
  code,
  name: saying,
  unit: saying,
  counts: saying.describe('What is counted, so that two people count the same'),
})

/** Of one field of a programme: villages, towns, offices, enterprises, universities, hospitals, new fields. */
const field = z.strictObject({
  code,
  name: saying,
  supporterKinds: z.array(z.enum(kinds)).min(1),
  activities: z.array(code).min(1),
  tasks: z.array(saying).min(1),
})

const stage = z.strictObject({
  name: saying,
  /** From the first month of the cycle, which is 1. */
  fromMonth: z.int().min(1).max(36),
  toMonth: z.int().min(1).max(36),
})

const task = z.strictObject({
  title: saying,
  owner: saying.describe('Who owns it, as the plan says it'),
  dueMonth: z.int().min(1).max(36).describe('Due at the end of this month of the cycle'),
})

/** A line of 三定四有. */
const duty = z.strictObject({
  post: saying,
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
  ways: z.array(way).min(1),
  posts: z.array(post),
  dutyRule: dutyRule.optional(),
  activities: z.array(activity),
  indicators: z.array(indicator),
  fields: z.array(field),
  stages: z.array(stage),
  tasks: z.array(task),
  duties: z.array(duty),
  documents: z.array(saying).describe('Titles that its rules library begins with'),
})
export type Template = z.infer<typeof templateSchema>
export type Saying = Template['name']

/** What a template says of itself that cannot hold; empty when all of it fits together. */
export function templateFaults(template: Template): string[] {
  const faults: string[] = []
  const named = (what: string, items: readonly { code: string }[]) => {
    const codes = items.map(({ code }) => code)
    const once = new Set(codes)
    for (const each of once) {
      if (codes.indexOf(each) !== codes.lastIndexOf(each)) faults.push(`${what} ${each} twice`)
    }
    return once
  }
  named('way', template.ways)
  named('indicator', template.indicators)
  named('field', template.fields)
  const posts = named('post', template.posts)
  const activities = named('activity', template.activities)
  if (template.dutyRule && !posts.has(template.dutyRule.post)) {
    faults.push(`duty rule for no post ${template.dutyRule.post}`)
  }
  for (const { code, activities: own, supporterKinds } of template.fields) {
    const strange = own.filter((each) => !activities.has(each))
    faults.push(...strange.map((each) => `field ${code}: no activity ${each}`))
    const out = supporterKinds.filter((each) => !template.supporters.kinds.includes(each))
    faults.push(...out.map((each) => `field ${code}: ${each} supports nobody here`))
  }
  for (const { name, fromMonth, toMonth } of template.stages) {
    if (fromMonth > toMonth) faults.push(`stage ${name.en} ends before it begins`)
  }
  return faults
}
