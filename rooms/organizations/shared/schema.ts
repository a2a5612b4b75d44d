/** What the room takes and gives, for its routes and for whoever calls them. */
import { codePattern } from '@lianjian/pairing'
import * as z from 'zod'
import { isShortened, plainText } from '#base/shared/clean-text.ts'
import { saidAs } from '#base/shared/input-faults.ts'
import { pageOf, pageQuery } from '#base/shared/paging.ts'
import {
  saidName,
  saidPersonName,
  saidReason,
  withoutIdentityNumber,
} from '#base/shared/said-text.ts'
import { codeSchema } from '#rooms/regions/shared/schema.ts'
import { creditCodeFault, readCreditCode } from './credit-code.ts'
import { largestCount } from './file-columns.ts'
import { readPhone } from './phone.ts'
import { changeKinds, functions, kinds, levels, postKinds, sides, teamKinds } from './words.ts'

const countyCode = z.string().regex(/^\d{6}$/)
const day = z.iso.date()
const version = z.int().min(1).describe('As it was read; a stale one is answered with 409')
const count = z.int().min(0).max(largestCount)
const saying = z.object({ zh: z.string(), en: z.string() })

/** 信阳 re-organised 6,062 branches at once. */
export const mostAtOnce = 10_000
/** Bytes of a body that holds so many, with their names. */
export const largestBatch = 8 * 1024 * 1024

// Fields of an organization.

const code = z
  .string()
  .trim()
  .min(1)
  .regex(
    codePattern,
    saidAs({
      zh: '编号里不能有换行和看不见的字符。',
      en: 'A code is one line, without characters that cannot be seen.',
    }),
  )
  // As in a file: what goes out in one comes back the same.
  .overwrite(plainText)
  .max(100)
  .regex(
    /^[^=+\-@]/,
    saidAs({ zh: '编号不能以 = + - @ 开头。', en: 'A code does not begin with = + - @.' }),
  )
  .refine(
    (text) => !isShortened(text),
    saidAs({
      zh: '这是表格软件把长编号变成的数字，请照原样写编号。',
      en: 'Spreadsheets make this of a long code; write the code itself.',
    }),
  )
const name = saidName(200)
const fields = {
  side: z.enum(sides),
  code,
  kind: z.enum(kinds),
  level: z.enum(levels).nullable().describe('Of which government; not its seat'),
  function: z.enum(functions).nullable(),
  regionCode: codeSchema.describe('Its seat'),
  socialCreditCode: z
    .string()
    .transform(readCreditCode)
    .pipe(
      withoutIdentityNumber(
        z.string().refine(
          (code) => creditCodeFault(code) !== 'form',
          saidAs({
            zh: '统一社会信用代码是 18 位数字和大写字母，没有 I、O、S、V、Z。',
            en: 'A credit code has 18 digits and capital letters, without I, O, S, V and Z.',
          }),
        ),
      ),
    )
    .nullable()
    .describe('GB 32100; a wrong check character is told, not refused'),
  members: count.nullable().describe('Party members'),
  households: count.nullable(),
  foundedOn: day
    .nullable()
    .describe('Since when it exists; null where nobody said. Not when it was registered'),
}

export const organizationItem = z.object({
  countyCode,
  id: z.uuid(),
  name: z.string(),
  ...fields,
  regionCode: z.string(),
  code: z.string(),
  socialCreditCode: z.string().nullable(),
  regionName: z.string().describe('From the county down'),
  parentId: z.uuid().nullable(),
  parentName: z.string().nullable(),
  branches: count.describe('Open organizations directly below'),
  vacancies: count,
  beginsOn: day.describe('Since when it is registered'),
  endsOn: day.nullable().describe('Since when it is closed'),
  version: z.int(),
})
export type OrganizationItem = z.infer<typeof organizationItem>

const ref = z.object({ id: z.uuid(), name: z.string() })
const warning = z.object({ code: z.string(), text: saying })

export const organizationOutput = organizationItem.extend({
  path: z.array(ref).describe('The organizations above, outermost first'),
  homeCountyCode: countyCode.nullable().describe('Set on the guest copy of a unit from elsewhere'),
  hangs: z.array(
    z.object({
      key: z.string(),
      label: saying,
      count,
      opens: z
        .array(z.object({ label: saying, address: z.string() }))
        .describe('Public pages that list what is counted; none while nothing is published'),
    }),
  ),
  warnings: z.array(warning),
})

const one = z.object({ countyCode, id: z.uuid() })
export const organizationInput = { params: one }

export const listOrganizationsInput = {
  query: z.object({
    ...pageQuery,
    q: z.string().max(100).optional().describe('Name, parts of it, pinyin, initials or code'),
    county: countyCode.optional(),
    side: z.enum(sides).optional(),
    kind: z.enum(kinds).optional(),
    level: z.enum(levels).optional(),
    function: z.enum(functions).optional(),
    region: codeSchema.optional().describe('Seat in this part of the code tree'),
    parent: z.uuid().optional(),
    state: z.enum(['open', 'closed', 'all']).default('open'),
    vacancies: z.stringbool().optional().describe('true: with posts that nobody holds'),
  }),
}
export type OrganizationFilter = z.infer<typeof listOrganizationsInput.query>
export const countOrganizationsInput = {
  query: listOrganizationsInput.query.omit({ after: true, limit: true }),
}
export const listOrganizationsOutput = pageOf(organizationItem)

export const childrenInput = {
  params: one,
  query: z.object({
    ...pageQuery,
    state: z.enum(['open', 'closed', 'all']).default('open'),
  }),
}

export const rootsInput = {
  query: z.object({ ...pageQuery, county: countyCode.optional() }),
}

// Making and changing.

export const newOrganization = z.object({
  ...fields,
  name,
  level: fields.level.default(null),
  function: fields.function.default(null),
  socialCreditCode: fields.socialCreditCode.default(null),
  members: fields.members.default(null),
  households: fields.households.default(null),
  foundedOn: fields.foundedOn.default(null),
  parentId: z.uuid().nullable().default(null),
  beginsOn: day.optional().describe('Today when absent'),
})
export type NewOrganizationInput = z.infer<typeof newOrganization>

export const createOrganizationInput = {
  body: newOrganization.extend({ countyCode, reason: saidReason.optional() }),
}
export const changedOutput = z.object({
  id: z.uuid(),
  version: z.int(),
  warnings: z.array(warning),
})

export const editOrganizationInput = {
  params: one,
  body: z
    .object({ ...fields, version, reason: saidReason.optional() })
    .partial()
    .required({ version: true }),
}

export const renameInput = { params: one, body: z.object({ version, name, reason: saidReason }) }

export const moveInput = {
  params: one,
  body: z.object({
    version,
    parentId: z.uuid().nullable().describe('null: to the top'),
    reason: saidReason,
  }),
}

const onDay = day.optional().describe('Today when absent; not in the future')
export const closeInput = {
  params: one,
  body: z.object({ version, day: onDay, reason: saidReason }),
}
export const reopenInput = {
  params: one,
  body: z.object({
    version,
    parentId: z.uuid().nullable().optional().describe('When the former one is closed'),
    reason: saidReason,
  }),
}

export const mergeKinds = ['merged', 'duplicate'] as const
export const mergeInput = {
  body: z.object({
    kind: z
      .enum(mergeKinds)
      .describe('merged: they were several until that day. duplicate: it was never two'),
    from: z
      .array(z.object({ id: z.uuid(), version }))
      .min(1)
      .max(100),
    to: z.object({ id: z.uuid(), version }),
    day: onDay,
    reason: saidReason,
  }),
  params: z.object({ countyCode }),
}
export const mergeOutput = z.object({ id: z.uuid(), version: z.int() })

const part = newOrganization.omit({ parentId: true, beginsOn: true, foundedOn: true }).extend({
  parentId: z.uuid().nullable().optional().describe('As the organization that is split'),
  branches: z.array(z.uuid()).max(mostAtOnce).default([]).describe('Goes below this part'),
  teams: z.array(z.uuid()).max(1000).default([]),
  contacts: z.array(z.uuid()).max(1000).default([]),
})
export const splitInput = {
  params: one,
  body: z.object({
    version,
    into: z.array(part).min(1).max(50),
    continues: z.boolean().describe('Whether what is split goes on beside its parts'),
    day: onDay,
    reason: saidReason,
  }),
}
export type SplitBody = z.infer<typeof splitInput.body>
export const splitOutput = z.object({ parts: z.array(z.uuid()), version: z.int() })

function batchOf<T extends z.ZodRawShape>(item: T) {
  return z.object({
    items: z
      .array(z.object({ id: z.uuid(), version, ...item }))
      .min(1)
      .max(mostAtOnce),
    reason: saidReason,
  })
}
const inCounty = z.object({ countyCode })
export const renameManyInput = { params: inCounty, body: batchOf({ name }) }
export const moveManyInput = { params: inCounty, body: batchOf({ parentId: z.uuid().nullable() }) }
export const closeManyInput = { params: inCounty, body: batchOf({}).extend({ day: onDay }) }
export const changedManyOutput = z.object({ changed: count })

// What a change would meet.

export const previewInput = {
  params: inCounty,
  body: z.discriminatedUnion('change', [
    z.object({
      change: z.literal('rename'),
      items: z.array(z.object({ id: z.uuid(), name })).max(mostAtOnce),
    }),
    z.object({
      change: z.literal('move'),
      items: z.array(z.object({ id: z.uuid(), parentId: z.uuid().nullable() })).max(mostAtOnce),
    }),
    z.object({
      change: z.literal('close'),
      items: z.array(z.object({ id: z.uuid() })).max(mostAtOnce),
      day: onDay,
    }),
    z.object({
      change: z.literal('reopen'),
      items: z.array(z.object({ id: z.uuid(), parentId: z.uuid().nullable().optional() })).max(1),
    }),
    z.object({
      change: z.literal('merge'),
      kind: z.enum(mergeKinds),
      from: z
        .array(z.object({ id: z.uuid() }))
        .min(1)
        .max(100),
      to: z.object({ id: z.uuid() }),
      day: onDay,
    }),
    z.object({ change: z.literal('split'), id: z.uuid() }),
  ]),
}
export type Preview = z.infer<typeof previewInput.body>
export const previewOutput = z.object({
  organizations: count.describe('How many it concerns'),
  hangs: z
    .array(z.object({ key: z.string(), label: saying, count }))
    .describe('What hangs on them, added up; nothing of it is lost'),
  refusals: z.array(
    z.object({ id: z.uuid().optional(), pointer: z.string(), code: z.string(), text: saying }),
  ),
})

// History.

const doer = {
  by: z.string().nullable().describe('Name of the account; null for one that is gone'),
  role: saying.nullable().describe('That they had in the county on that day'),
}

export const historyOutput = z.object({
  versions: z
    .array(
      z.object({
        version: z.int(),
        change: z.enum(['create', ...changeKinds]),
        at: z.iso.datetime().nullable().describe('null: before changes were kept'),
        ...doer,
        reason: z.string().nullable(),
        fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
      }),
    )
    .describe('Newest first'),
  names: z
    .record(z.string(), z.string())
    .describe('What the fields name by id or code: organizations above, regions'),
  successions: z.array(
    z.object({
      kind: z.enum(['merged', 'split', 'duplicate']),
      from: ref.extend({ code: z.string() }),
      to: ref.extend({ code: z.string() }),
      ended: z.boolean().describe('What went on as the other is over and cannot be reopened'),
      day,
      at: z.iso.datetime().nullable().describe('When it was done; null where that was not kept'),
      ...doer,
      reason: z.string(),
    }),
  ),
})

// Duplicates.

export const duplicatesInput = {
  query: z.object({
    county: countyCode,
    after: pageQuery.after,
    limit: pageQuery.limit,
  }),
}
/** As it is typed: what is no name or code yet finds nothing. */
export const findAlikeInput = {
  query: z.object({
    county: countyCode,
    name: z.string().max(400).optional(),
    side: z.enum(sides).optional(),
    code: z.string().max(400).optional().describe('Of the side'),
  }),
}
const duplicateSide = organizationItem.pick({
  id: true,
  name: true,
  code: true,
  side: true,
  kind: true,
  regionCode: true,
  regionName: true,
  parentId: true,
  parentName: true,
  version: true,
})
export const findAlikeOutput = z.object({
  items: z.array(
    z.object({
      reasons: z.array(z.enum(['name', 'code'])),
      organization: duplicateSide.extend({ countyCode, endsOn: organizationItem.shape.endsOn }),
    }),
  ),
})
export const duplicatesOutput = pageOf(
  z.object({
    reasons: z.array(z.enum(['name', 'code', 'credit-code', 'region'])),
    organizations: z.tuple([duplicateSide, duplicateSide]).describe('The older one first'),
  }),
)

// What hangs on an organization.

export const postItem = z.object({
  id: z.uuid(),
  title: z.string(),
  kind: z.enum(postKinds),
  fullTime: z.boolean().nullable(),
  holderName: z.string().nullable().describe('null: vacant'),
  beginsOn: day,
  endsOn: day.nullable(),
  version: z.int(),
})
export const postsOutput = z.object({ items: z.array(postItem) })
const postFields = {
  title: withoutIdentityNumber(saidName(60)),
  kind: z.enum(postKinds),
  fullTime: z.boolean().nullable(),
  holderName: saidPersonName.nullable(),
  userId: withoutIdentityNumber(z.string().max(60))
    .nullable()
    .describe('The account of whoever holds it'),
}
export const createPostInput = {
  params: one,
  body: z.object({
    ...postFields,
    fullTime: postFields.fullTime.default(null),
    holderName: postFields.holderName.default(null),
    userId: postFields.userId.default(null),
    beginsOn: day.optional(),
  }),
}
const hanging = one.extend({ itemId: z.uuid() })
export const changePostInput = {
  params: hanging,
  body: z
    .object({ ...postFields, version, endsOn: day.nullable() })
    .partial()
    .required({ version: true }),
}
export const itemOutput = z.object({ id: z.uuid(), version: z.int() })

export const contactItem = z.object({
  id: z.uuid(),
  name: z.string(),
  phone: z.string(),
  purpose: z.string(),
  expiresOn: day.describe('The last day on which it is kept'),
  version: z.int(),
})
export const contactsOutput = z.object({ items: z.array(contactItem) })
const contactFields = {
  name: saidPersonName,
  phone: z
    .string()
    .transform(readPhone)
    .pipe(
      z.string().regex(
        /^(1[3-9]\d{9}|(0\d{2,3}-?)?\d{7,8}(-\d{1,6})?|\d{3,6})$/,
        saidAs({
          zh: '写手机、座机（可带分机）或短号，如 13800000000、0433-6223344-801。',
          en: 'A mobile, a landline with or without extension, or a short number.',
        }),
      ),
    )
    .describe('A number at work: mobile, landline with extension, or short'),
  purpose: withoutIdentityNumber(saidName(100)),
  expiresOn: day.describe('Not past, and at most two years away'),
}
export const createContactInput = { params: one, body: z.object(contactFields) }
export const changeContactInput = {
  params: hanging,
  body: z
    .object({ ...contactFields, version })
    .partial()
    .required({ version: true }),
}
export const deleteContactInput = { params: hanging }

export const teamItem = z.object({
  id: z.uuid(),
  organizationId: z.uuid().describe('Which keeps it'),
  name: z.string(),
  kind: z.enum(teamKinds),
  people: count.nullable(),
  joined: z.array(ref).describe('Organizations that take part besides'),
  beginsOn: day,
  endsOn: day.nullable(),
  version: z.int(),
})
export const teamsOutput = z.object({ items: z.array(teamItem) })
const teamFields = {
  name: withoutIdentityNumber(saidName(100)),
  kind: z.enum(teamKinds),
  people: count.nullable(),
  joined: z.array(z.uuid()).max(200),
}
export const createTeamInput = {
  params: one,
  body: z.object({
    ...teamFields,
    people: teamFields.people.default(null),
    joined: teamFields.joined.default([]),
    beginsOn: day.optional(),
  }),
}
export const changeTeamInput = {
  params: hanging,
  body: z
    .object({ ...teamFields, version, endsOn: day.nullable() })
    .partial()
    .required({ version: true }),
}

const leadershipCounts = {
  posts: count,
  vacancies: count,
  underThirtyFive: count,
  fromThirtyFive: count.describe('35 to 49 years old'),
  fromFifty: count,
  women: count,
  reserves: count.describe('Reserve cadres, who hold no post yet'),
}
export const leadershipOutput = z.object({
  items: z.array(z.object({ asOf: day, ...leadershipCounts })).describe('Newest first'),
})
export const countLeadershipInput = {
  params: one.extend({ asOf: day }),
  body: z.object(leadershipCounts),
}
export const doneOutput = z.object({ done: z.literal(true) })
