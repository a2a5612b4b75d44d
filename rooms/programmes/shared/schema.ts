/** What the room takes and gives: programmes, their cycles, settings and guidance. */
import * as z from 'zod'
import { daySchema } from '#base/shared/day-schema.ts'
import { saidAs } from '#base/shared/input-faults.ts'
import { pageOf, pageQuery } from '#base/shared/paging.ts'
import { codeSchema } from '#rooms/regions/shared/schema.ts'
import {
  byId,
  countyCode,
  name,
  reason,
  saying,
  version,
  versionOrNone,
  versionOutput,
} from './fields.ts'
import { settingsItems, settingsSchema, templateSchema } from './template.ts'
import { parts } from './words.ts'

const day = z.iso.date()

export const publicCycle = z.object({
  id: z.uuid(),
  name: z.string(),
  beginsOn: day,
  endsOn: day,
})

export const publicProgramme = z.object({
  id: z.uuid(),
  name: z.string(),
  regionCode: z.string(),
  region: z.string().describe('The region as people say it'),
  office: z.string().describe('Who leads the programme'),
  demo: z.boolean().describe('An invented example: its pairs are not real'),
  inForce: z.boolean().describe('Whether one of its cycles holds today'),
  cycle: publicCycle.optional().describe('The cycle that holds today, or the newest'),
})
export type PublicProgramme = z.infer<typeof publicProgramme>

// Templates.

export const listTemplatesOutput = z.object({
  items: z.array(templateSchema.pick({ code: true, name: true, source: true, summary: true })),
})
export const templateInput = { params: z.object({ code: z.string().max(60) }) }
export const templateOutput = templateSchema

// Programmes.

const cycleFields = { name, beginsOn: daySchema, endsOn: daySchema }
const nameEn = name.nullable()
const officeName = name.describe('Of the office that leads it')
const guideId = z.uuid().nullable().describe('The programme of a higher region that guides it')

export const programmeItem = publicProgramme.extend({
  template: z.string(),
  published: z.boolean(),
})
export type ProgrammeItem = z.infer<typeof programmeItem>
export const listProgrammesInput = {
  query: z.object({
    ...pageQuery,
    which: z
      .enum(['all', 'reached', 'published'])
      .default('all')
      .describe('reached: of a region that my roles touch'),
    q: z.string().max(100).optional().describe('Part of its name or of its office’s'),
  }),
}
export const listProgrammesOutput = pageOf(programmeItem)

export const createProgrammeInput = {
  body: z.object({
    template: z.string().max(60),
    regionCode: codeSchema.describe('The region that it is for: a township or more'),
    name,
    nameEn: nameEn.optional(),
    officeName,
    cycle: z.object(cycleFields),
    guideId: guideId.optional(),
  }),
}
const planned = {
  cycleId: z.uuid(),
  leftOut: z
    .array(z.string())
    .describe('Stages that would come after the end of the cycle, and were left out'),
}
export const createProgrammeOutput = z.object({ id: z.uuid(), ...planned })

const counts = z.object({ supporter: z.int(), community: z.int(), ally: z.int() })
const nextTask = z.object({
  countyCode,
  id: z.uuid(),
  title: z.string(),
  owner: z.string(),
  dueOn: day,
})
const ownPart = z.object({
  cycleId: z.uuid(),
  countyCode,
  organizationId: z.uuid(),
  name: z.string(),
  part: z.enum(parts),
})

export const programmeInput = byId
export const programmeOutput = programmeItem.extend({
  nameEn: z.string().nullable(),
  version: z.int(),
  guide: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  settings: settingsSchema,
  settingsVersion: z.int(),
  cycles: z.array(publicCycle).describe('Newest first'),
  mayChange: z.boolean(),
  inside: z
    .object({
      participants: counts.describe('Of the cycle that is meant: those that take part today'),
      nextTasks: z.array(nextTask).describe('Not done yet, the first due first'),
      mine: z.array(ownPart).describe('Organizations that I answer for and that take part'),
    })
    .nullable()
    .describe('null for whoever has no role within its region'),
})

export const changeProgrammeInput = {
  ...byId,
  body: z.object({
    version,
    reason,
    name: name.optional(),
    nameEn: nameEn.optional(),
    officeName: officeName.optional(),
    guideId: guideId.optional(),
  }),
}
export const decideProgrammeInput = { ...byId, body: z.object({ version, reason }) }

// Settings.

export const changeSettingsInput = {
  ...byId,
  body: z.object({ version: versionOrNone, reason, settings: settingsSchema }),
}
export const listSettingsInput = { ...byId, query: z.object(pageQuery) }
export const settingsVersion = z.object({
  version: z.int(),
  reason: z.string(),
  by: z.string().describe('Empty when the account is gone'),
  at: z.iso.datetime(),
  settings: settingsSchema,
})
export const listSettingsOutput = pageOf(settingsVersion)
export const settingsVersionInput = {
  params: z.object({ id: z.uuid(), version: z.coerce.number().int().min(1).max(2_147_483_647) }),
}

// Cycles.

export const cycleInput = byId
export const cycleOutput = publicCycle.extend({
  programme: z.object({ id: z.uuid(), name: z.string(), mayChange: z.boolean() }),
})

export const createCycleInput = {
  ...byId,
  body: z.object({
    ...cycleFields,
    takeOver: z
      .array(z.enum(['stages', 'duties', 'participants']))
      .max(3)
      .default([])
      .describe('From the cycle before; stages and duties otherwise come from the settings'),
  }),
}
export const createCycleOutput = z.object({
  id: z.uuid(),
  leftOut: planned.leftOut,
  participants: z.int().describe('How many were taken over'),
  notTakenOver: z
    .array(z.object({ id: z.uuid(), name: z.string(), why: z.string() }))
    .describe('Those that may not take part any more'),
})

// Guidance.

export const guidanceInput = byId
export const guidanceOutput = z.object({
  guide: z.object({
    id: z.uuid(),
    name: z.string(),
    office: z.string(),
    version: z.int().describe('Of its settings'),
  }),
  items: z.array(
    z.object({
      item: z.enum(settingsItems),
      label: saying,
      theirs: z.unknown().describe('What the guide says now; null when it says nothing'),
      same: z.boolean().describe('Whether the own settings say the same'),
      answer: z
        .object({
          answer: z.enum(['adopted', 'varied']),
          reason: z.string().nullable(),
          guideVersion: z.int(),
          version: z.int(),
          by: z.string(),
          at: z.iso.datetime(),
          stale: z.boolean().describe('The guide says something else by now'),
        })
        .nullable(),
    }),
  ),
})
export const answerGuidanceInput = {
  params: z.object({ id: z.uuid(), item: z.enum(settingsItems) }),
  body: z
    .object({
      version: versionOrNone.describe('Of the answer before, 0 for none'),
      guideVersion: z.int().min(0).describe('Of the settings that are answered'),
      answer: z.enum(['adopted', 'varied']),
      reason: reason.optional().describe('Needed where it is varied'),
    })
    .refine(({ answer, reason: why }) => answer === 'adopted' || why !== undefined, {
      path: ['reason'],
      message: saidAs({
        zh: '没有照用的，要写明理由，上级看得到。',
        en: 'What is varied needs a reason, which the higher office reads.',
      }),
    }),
}
export const answerGuidanceOutput = versionOutput.extend({
  settingsVersion: z.int().describe('Counts on when adopting changed the own settings'),
})
