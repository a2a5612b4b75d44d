/** What the room takes and gives, for its routes and for whoever calls them. */
import * as z from 'zod'
import { daySchema } from '#base/shared/day-schema.ts'
import { saidAs } from '#base/shared/input-faults.ts'
import { pageOf, pageQuery } from '#base/shared/paging.ts'
import { saidName, saidReason, withoutIdentityNumber } from '#base/shared/said-text.ts'
import { kinds, levels, padCode, shortCode } from './code.ts'
import { facilities } from './facilities.ts'
import { changeKinds } from './history.ts'
import { mostCounted } from './odd-counts.ts'
import { placeCode, placeKinds } from './place.ts'
import { mostNewPlaces } from './spell-names.ts'

const codeForm = {
  zh: '区划代码是 2、4、6、9 或 12 位数字。',
  en: 'A region code has 2, 4, 6, 9 or 12 digits.',
}

export const levelSchema = z.enum(levels)

/** Twelve digits, or cut off at a level. */
export const codeSchema = z
  .string()
  .regex(shortCode, saidAs(codeForm))
  .transform(padCode)
  .describe('12-digit code, or its first 2, 4, 6 or 9 digits')

const day = z.iso.date()

export const regionSchema = z.object({
  code: z.string(),
  name: z.string().describe('As people say it'),
  officialName: z.string().describe('As the edition prints it'),
  level: levelSchema,
  kind: z.enum(kinds),
  validFrom: day,
  validTo: day.nullable().describe('First day on which the code no longer stood for it'),
})

const step = z.object({ code: z.string(), name: z.string(), level: levelSchema })

export const searchInput = {
  query: z.object({
    q: z.string().min(1).max(100).describe('Names, parts of names, pinyin, initials or code'),
    within: codeSchema.optional(),
    near: codeSchema
      .optional()
      .describe('A county: what lies in it, then in its prefecture, comes first'),
    level: levelSchema.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
}

const foundRegion = regionSchema.extend({ path: z.array(step), fullName: z.string() })
export const searchOutput = z.object({
  items: z.array(foundRegion),
  meant: z
    .array(foundRegion)
    .describe('Where nothing bears what was typed: what sounds like it, or is one letter off'),
})

const codeParams = z.object({ code: codeSchema })
const on = daySchema.optional().describe('As it was on this day')

export const regionInput = { params: codeParams, query: z.object({ on }) }

export const regionOutput = regionSchema.extend({
  path: z.array(step),
  fullName: z.string(),
  children: z.number().int(),
  belowLoaded: z
    .boolean()
    .describe('False: of what lies below it nothing was ever loaded into this installation'),
  earlier: z
    .array(z.object({ name: z.string(), validFrom: day, validTo: day }))
    .describe('What the code stood for before, oldest first'),
  successions: z
    .array(
      z.object({
        from: z.string(),
        to: z.string(),
        kind: z.enum(['recoded', 'moved', 'merged', 'split']),
        day,
        declared: z.boolean().describe('False: found by comparing two editions'),
      }),
    )
    .describe('Codes it came from or went to'),
})

export const loadedOutput = z.object({
  parts: z
    .array(
      z.object({
        code: z.string().nullable().describe('null: the whole country'),
        name: z.string().nullable(),
        level: levelSchema.describe('Down to here'),
        day,
        edition: z.string(),
      }),
    )
    .describe('The country first, then what reaches further down'),
})

export const childrenInput = { params: codeParams, query: z.object({ ...pageQuery, on }) }
export const childrenOutput = pageOf(regionSchema)

// What people change: places below the village and management areas.

const version = z.int().min(1).describe('As it was read; a stale one is answered with 409')
const name = saidName(60)
/** An area is named on public pages. */
const areaName = withoutIdentityNumber(name)

const count = z.int().min(0).max(mostCounted)
const counts = {
  households: count.nullable(),
  residents: count.nullable(),
  facilities: z
    .partialRecord(z.enum(facilities), count)
    .describe('Kind of facility → how many stand here'),
}

/** A list under a field holds no more than somebody reads. */
const mostFoundPlaces = 12
export const findPlacesInput = {
  query: z.object({
    q: z
      .string()
      .min(1)
      .max(100)
      .describe('The village and the name of the place, in one word or two: 腰甸村 3组'),
    near: codeSchema.optional().describe('A county: villages that lie in it come first'),
    limit: z.coerce.number().int().min(1).max(50).default(mostFoundPlaces),
  }),
}

const villageCode = z
  .string()
  .regex(/^\d{12}$/, saidAs({ zh: '村（社区）代码是 12 位数字。', en: 'A village has 12 digits.' }))
const extendedCode = z.string().max(60).regex(placeCode).describe('An extended code')

export const placeSchema = z.object({
  code: z.string(),
  parentCode: z.string().nullable(),
  kind: z.enum(placeKinds),
  name: z.string(),
  ...counts,
  facilities: z.record(z.string(), z.int()),
  validFrom: day,
  validTo: day.nullable(),
  version: z.int(),
})

export const findPlacesOutput = z.object({
  items: z.array(
    placeSchema.pick({ code: true, name: true, kind: true }).extend({
      fullName: z.string().describe('From the county down to the village'),
    }),
  ),
})

export const listPlacesInput = {
  params: z.object({ code: villageCode }),
  query: z.object({ state: z.enum(['open', 'closed']).default('open') }),
}
export const listPlacesOutput = z.object({
  region: z.object({ code: z.string(), name: z.string() }),
  whole: z.boolean().describe('False: only the part of the village within my reach is listed'),
  mayAdd: z.boolean().describe('Directly below the village'),
  items: z.array(placeSchema).describe('In the order of the tree'),
})

export const createPlacesInput = {
  params: z.object({ code: villageCode }),
  body: z.object({
    parentCode: extendedCode.nullable().describe('null: directly below the village'),
    kind: z.enum(placeKinds),
    names: z.array(name).min(1).max(mostNewPlaces),
  }),
}
export const createPlacesOutput = z.object({
  items: z.array(z.object({ code: z.string(), name: z.string() })),
})

export const countPlacesInput = {
  params: z.object({ code: villageCode }),
  body: z.object({
    items: z
      .array(
        z.object({
          ...{ code: extendedCode, version },
          ...{ households: counts.households, residents: counts.residents },
        }),
      )
      .min(1)
      .max(1000),
  }),
}
export const countPlacesOutput = z.object({
  changed: z.int().describe('Those that were another number before'),
})

const onePlace = z.object({ code: extendedCode })
export const placeInput = { params: onePlace }
export const placeOutput = placeSchema.extend({
  region: z.object({ code: z.string(), name: z.string() }),
  path: z.array(z.object({ code: z.string(), name: z.string() })).describe('Places above it'),
  below: z.int().describe('Open places below it'),
  roles: z.int().describe('Roles held on it or below it'),
  mayChange: z.boolean().describe('And add below it'),
  mayClose: z.boolean().describe('And open it again: of whoever looks after what it lies in'),
})
export const changePlaceInput = {
  params: onePlace,
  body: z
    .object({ version, name, ...counts, reason: saidReason })
    .partial()
    .required({ version: true }),
}
export const versionOutput = z.object({ version: z.int() })
export const closeInput = { params: onePlace, body: z.object({ version, reason: saidReason }) }
export const reopenPlaceInput = {
  params: onePlace,
  body: z.object({ version, reason: saidReason }),
}
export const reopenPlaceOutput = z.object({
  version: z.int(),
  reopened: z.int().describe('With those below it that had closed with it'),
})
export const closePlaceOutput = z.object({
  version: z.int(),
  closed: z.int().describe('With those below it'),
})

/** What became of a place or an area at one time. */
const becoming = {
  version: z.int(),
  change: z.enum(['create', ...changeKinds]),
  at: z.iso.datetime().nullable().describe('null: before changes were kept'),
  by: z.string().nullable(),
  reason: z.string().nullable(),
}
const field = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })
export const placeHistoryOutput = z.object({
  versions: z.array(z.object({ ...becoming, fields: z.array(field) })).describe('Newest first'),
})

const keeperCode = z
  .string()
  .regex(/^\d{6}$/)
  .describe('The county, city or province whose office keeps it: six digits')
const member = z.object({
  code: codeSchema,
  included: z.boolean().describe('False cuts it out of a larger member'),
})
/** More than any area has streets and townships. */
const members = z.array(member).min(1).max(500)

export const areaItem = z.object({
  id: z.uuid(),
  name: z.string(),
  keeperCode: z.string(),
  keeperName: z.string(),
  validFrom: day,
  validTo: day.nullable(),
  included: z.int().describe('Regions it is made of'),
  cutOut: z.int().describe('Regions cut out of those'),
})
export const listAreasInput = {
  query: z.object({
    ...pageQuery,
    q: z.string().max(60).optional().describe('Part of the name'),
    state: z.enum(['open', 'closed', 'all']).default('open'),
  }),
}
export const listAreasOutput = pageOf(areaItem)

const oneArea = z.object({ id: z.uuid() })
export const areaInput = { params: oneArea }
export const areaOutput = areaItem.omit({ included: true, cutOut: true }).extend({
  version: z.int(),
  members: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      fullName: z.string(),
      included: z.boolean(),
      validFrom: day,
      validTo: day.nullable(),
    }),
  ),
  villages: z
    .object({
      villages: z.int(),
      communities: z.int(),
      quasi: z.int().describe('What the codes count beside them: living quarters of forest farms'),
    })
    .nullable()
    .describe('Regions of the lowest level inside; null: too many to count'),
  roles: z.int().describe('Roles held on it; 0 for whoever may not change it'),
  mayChange: z.boolean(),
  within: z
    .boolean()
    .describe('It lies within my reach or holds a part of it: its history is told'),
})
const named = z.object({ code: z.string(), fullName: z.string(), included: z.boolean() })
export const areaHistoryOutput = z.object({
  versions: z
    .array(
      z.object({
        ...becoming,
        name: z.object({ before: z.string().nullable(), after: z.string() }).nullable(),
        joined: z.array(named),
        left: z.array(named),
      }),
    )
    .describe('Newest first'),
})
export const createAreaInput = { body: z.object({ keeperCode, name: areaName, members }) }
export const createAreaOutput = z.object({ id: z.uuid() })
export const changeAreaInput = {
  params: oneArea,
  body: z
    .object({
      version,
      name: areaName,
      members: members.describe('All that it is made of from today on'),
      reason: saidReason,
    })
    .partial({ name: true, members: true }),
}
export const closeAreaInput = { params: oneArea, body: z.object({ version, reason: saidReason }) }
export const reopenAreaInput = { params: oneArea, body: z.object({ version, reason: saidReason }) }
