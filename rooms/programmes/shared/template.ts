/** What a programme begins with. A template is data: a sixth one needs no code. */
import { rulesSchema } from '@lianjian/pairing/rules'
import * as z from 'zod'
import type { Words } from '#base/shared/words.ts'
import { communityKinds, kinds, levels } from '#rooms/organizations/shared/words.ts'

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

export interface SettingsFault {
  /** JSON Pointer into the settings. */
  pointer: string
  fault: keyof typeof settingsFaultWords
  parameters: { name: string; of: string }
}

/** What settings say of themselves that cannot hold, all of it; empty when they fit together. */
export function settingsFaults(settings: Settings): SettingsFault[] {
  const faults: SettingsFault[] = []
  const add = (pointer: string, fault: SettingsFault['fault'], name: string, of = ''): void =>
    void faults.push({ pointer, fault, parameters: { name, of } })
  const named = (list: 'ways' | 'indicators' | 'fields' | 'posts' | 'activities') => {
    const codes = settings[list].map(({ code }) => code)
    for (const [at, code] of codes.entries()) {
      if (codes.indexOf(code) < at) add(`/${list}/${at}/code`, 'twice', code)
    }
    return new Set(codes)
  }
  named('ways')
  named('indicators')
  named('fields')
  const posts = named('posts')
  const activities = named('activities')
  const { supporters, communities, dutyRule } = settings
  for (const [at, kind] of supporters.kinds.entries()) {
    if (communityKinds.includes(kind)) add(`/supporters/kinds/${at}`, 'helped', kind)
  }
  for (const [at, kind] of communities.kinds.entries()) {
    if (!communityKinds.includes(kind)) add(`/communities/kinds/${at}`, 'not-helped', kind)
  }
  if (dutyRule && !posts.has(dutyRule.post)) add('/dutyRule/post', 'no-post', dutyRule.post)
  for (const [at, { code, activities: own, supporterKinds }] of settings.fields.entries()) {
    for (const [each, name] of own.entries()) {
      if (!activities.has(name)) add(`/fields/${at}/activities/${each}`, 'no-activity', name, code)
    }
    for (const [each, kind] of supporterKinds.entries()) {
      const pointer = `/fields/${at}/supporterKinds/${each}`
      if (!supporters.kinds.includes(kind)) add(pointer, 'supports-nobody', kind, code)
    }
  }
  for (const [at, { name, fromMonth, toMonth }] of settings.stages.entries()) {
    if (fromMonth > toMonth) add(`/stages/${at}/toMonth`, 'ends-first', name.zh)
  }
  return faults
}

export const settingsFaultWords = {
  twice: { zh: '编号“{name}”用了两次。', en: 'The code {name} stands there twice.' },
  helped: {
    zh: '“{name}”是被包联的一方，不能作包联方。',
    en: '{name} is a kind that is helped and supports nobody.',
  },
  'not-helped': {
    zh: '“{name}”不是村、社区、小区或乡镇，不能被包联。',
    en: '{name} is no village, community, quarter or township, and so is not helped.',
  },
  'no-post': {
    zh: '驻村天数是给“{name}”定的，可是没有这个岗位。',
    en: 'The duty rule is for {name}, which is no post here.',
  },
  'no-activity': {
    zh: '领域“{of}”写了活动“{name}”，可是没有这项活动。',
    en: 'The field {of} names {name}, which is no activity here.',
  },
  'supports-nobody': {
    zh: '领域“{of}”写了“{name}”，可是包联方里没有这一类。',
    en: 'The field {of} names {name}, which is no kind of supporter here.',
  },
  'ends-first': {
    zh: '阶段“{name}”结束在开始之前。',
    en: 'The stage {name} ends before it begins.',
  },
} satisfies Words
