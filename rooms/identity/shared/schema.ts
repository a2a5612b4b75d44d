/** What the room takes and gives. */
import * as z from 'zod'
import { daySchema } from '#base/shared/day-schema.ts'
import { pageOf, pageQuery } from '#base/shared/paging.ts'
import { saidPersonName, saidReason, withoutIdentityNumber } from '#base/shared/said-text.ts'
import { roleNames, scopeKinds } from './roles.ts'

export const countyCode = z.string().regex(/^\d{6}$/)
const day = daySchema

/** Letters, digits and the marks that people use between them; compared without case. */
export const username = withoutIdentityNumber(
  z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{2,39}$/),
).describe(
  '3 to 40 letters, digits, dots, hyphens or underscores, beginning with a letter or digit; no identity-card number',
)

/** Length is what counts (NIST SP 800-63B §5.1.1); the list of common ones is refused besides. */
export const password = z.string().min(10).max(128)

export const personName = saidPersonName
const code = z.string().trim().min(6).max(40)

export const signInInput = {
  body: z.object({ username: z.string().min(1).max(100), password: z.string().min(1).max(200) }),
}
export const secondFactorInput = {
  body: z.object({ code }).describe('Six digits from the authenticator, or one recovery code'),
}

export const scopeRef = z.object({
  kind: z.enum(scopeKinds),
  code: z.string().min(2).max(60).describe('12 digits or an extended code; or an id'),
  countyCode: countyCode
    .optional()
    .describe('Of an organization or an area: the county that keeps it'),
})
export type ScopeRef = z.infer<typeof scopeRef>

export const grantSchema = z.object({
  countyCode,
  id: z.uuid(),
  role: z.enum(roleNames),
  scope: scopeRef.extend({
    name: z.string(),
    regionCode: z.string().describe('Where it lies: of an organization its seat'),
  }),
  beginsOn: day,
  endsOn: day.nullable().describe('First day on which it no longer holds'),
  reason: z.string(),
})

/** A role with whose it was before, told to whoever looks after it. */
export const succeedingGrant = grantSchema.extend({
  succeeds: z
    .string()
    .nullable()
    .describe('Name of the predecessor; null where it did not come by a hand-over'),
})

export const sessionOutput = z.object({
  step: z.enum(['signed-in', 'second-factor']).describe('second-factor: a code is still asked for'),
})

export const meOutput = z.object({
  id: z.string(),
  name: z.string(),
  username: z.string(),
  demo: z.boolean(),
  secondFactor: z.object({
    enrolled: z.boolean(),
    passed: z.boolean().describe('This session was opened with a code'),
    withheld: z.boolean().describe('Some roles wait for a second factor'),
  }),
  grants: z.array(grantSchema),
  capabilities: z.array(z.string()),
  grantableRoles: z.array(z.enum(roleNames)).describe('Roles I may give within my reach'),
})

export const sessionItem = z.object({
  id: z.string(),
  beganAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  device: z.string(),
  address: z.string(),
  current: z.boolean(),
})
export const sessionsOutput = z.object({ items: z.array(sessionItem) })
export const sessionParams = z.object({ id: z.string().max(60) })

export const changePasswordInput = {
  body: z.object({ current: z.string().min(1).max(200), next: password }),
}

export const enrolInput = { body: z.object({ password: z.string().min(1).max(200) }) }
export const enrolOutput = z.object({
  uri: z.string().describe('otpauth address for an authenticator'),
  picture: z.string().describe('The same as an SVG picture of a QR code'),
  recoveryCodes: z.array(z.string()),
})
export const recoveryCodesOutput = z.object({ recoveryCodes: z.array(z.string()) })

export const firstRunInput = {
  body: z.object({
    code: z.string().trim().min(1).max(40).describe('Printed in the terminal at start'),
    countyCode,
    username,
    name: personName,
    password,
  }),
}
export const signInWaysOutput = z.object({
  firstRun: z.boolean().describe('No administrator exists yet'),
  unified: z.array(z.object({ id: z.string(), name: z.string() })),
  demo: z
    .array(z.object({ username: z.string(), name: z.string(), role: z.enum(roleNames) }))
    .describe('Demo accounts; empty outside the demo'),
  demoPassword: z.string().nullable().describe('Of all demo accounts; null outside the demo'),
})

export const unifiedParams = z.object({ provider: z.string().max(40) })
/** What an OpenID provider leads back with (RFC 6749 §4.1.2, RFC 9207). */
export const wayBackQuery = z.object({
  code: z.string().max(4000).optional(),
  state: z.string().max(400).optional(),
  iss: z.string().max(400).optional(),
  error: z.string().max(200).optional(),
  error_description: z.string().max(1000).optional(),
})
export const linkOutput = z.object({ address: z.string().describe('Where to go next') })
export const unifiedListOutput = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string(), linked: z.boolean() })),
})

export const redeemInput = {
  body: z.object({ username: z.string().min(1).max(100), code, password }),
}

const personParams = z.object({ id: z.string().max(60) })
/** No more than tells one account from another: when somebody signs in, and what was said of them, is on their page. */
const listedPerson = z.object({
  id: z.string(),
  name: z.string(),
  username: z.string(),
  homeCountyCode: countyCode,
  state: z.enum(['invited', 'active', 'locked', 'closed']),
  grants: z.array(grantSchema.omit({ reason: true })),
})
export const personItem = listedPerson.extend({
  barred: z
    .boolean()
    .describe('Closed by a security administrator, who alone opens the account again'),
  secondFactor: z.boolean(),
  lastSignInAt: z.iso.datetime().nullable(),
  grants: z.array(succeedingGrant),
})
/** One that is over: as it was given, and who ended it. */
const endedGrant = succeedingGrant.extend({
  endsOn: day,
  endedBy: z
    .string()
    .nullable()
    .describe('Name of the account; null where it ran out, or was ended by none'),
  endReason: z.string().nullable().describe('null where it ran out'),
  handedTo: z.string().nullable().describe('Name of the successor, where it was handed over'),
})
export const personOutput = personItem.extend({
  ended: z.array(endedGrant).describe('Roles that no longer hold, the last one first'),
})
export const listPeopleInput = {
  query: z.object({
    ...pageQuery,
    q: z
      .string()
      .max(60)
      .optional()
      .describe('Part of a name or user name, or the beginning of its pinyin or initials'),
    role: z.enum(roleNames).optional(),
    state: z.enum(['invited', 'active', 'locked', 'closed']).optional(),
    ends: z.enum(['soon']).optional().describe('soon: with a role that ends within thirty days'),
  }),
}
export const countPeopleInput = {
  query: listPeopleInput.query.omit({ after: true, limit: true }),
}
export const peopleWaitingOutput = z.object({
  people: z.int().describe('Open accounts, 2 standing for any more than one'),
  locked: z.int(),
  invited: z.int().describe('No password set yet'),
  ending: z
    .object({ count: z.int(), first: day.nullable() })
    .describe('Roles that end within thirty days'),
})
export const listPeopleOutput = pageOf(listedPerson)
export const personInput = { params: personParams }

const grantBody = z.object({
  role: z.enum(roleNames),
  scope: scopeRef,
  beginsOn: day.optional().describe('Today when absent'),
  endsOn: day.optional(),
  reason: saidReason,
})
export const createPersonInput = {
  body: z.object({
    countyCode,
    username,
    name: personName,
    grants: z.array(grantBody).max(10).default([]),
  }),
}
export type GrantBody = z.infer<typeof grantBody>

export const slip = z.object({
  userId: z.string(),
  username: z.string(),
  name: z.string(),
  place: z.string().max(500).describe('Where its owner serves, by which namesakes are told apart'),
  code: z.string().describe('Said once; only its hash is kept'),
  expiresAt: z.iso.datetime(),
})
export type Slip = z.infer<typeof slip>

/** A sheet of two thousand rows. */
export const largestSheetBytes = 675_000
const largestSheet = Math.ceil(largestSheetBytes / 3) * 4
export const batchInput = {
  body: z.object({
    countyCode: countyCode.describe('Whose administrators look after the new accounts'),
    fileName: z.string().trim().min(1).max(200),
    content: z.base64().min(1).max(largestSheet).describe('The file, CSV or .xlsx'),
    apply: z.boolean().default(false).describe('False looks at the sheet and makes nobody'),
  }),
}
export const batchOutput = z.object({
  applied: z.boolean(),
  rows: z.array(
    z.object({
      row: z.int().describe('As the spreadsheet counts'),
      name: z.string(),
      username: z.string(),
      role: z.enum(roleNames),
      scope: z.string().describe('Name of the place of duty'),
      endsOn: day.nullable(),
      reason: z.string(),
      namesakes: z
        .array(z.string())
        .describe('User names of people of that name who have an account; empty once applied'),
    }),
  ),
  faults: z.array(
    z.object({
      row: z.int().nullable(),
      column: z.string().nullable(),
      value: z.string().nullable(),
      code: z.string(),
      wrong: z.string().describe('What is wrong and what was expected, without the place'),
      detail: z.string().describe('The same with file, row and column'),
    }),
  ),
  slips: z.array(slip).describe('Said once; empty in a preview'),
})

export const slipsPageInput = {
  body: z.object({
    slips: z
      .string()
      .transform((text, context) => {
        try {
          return JSON.parse(text) as unknown
        } catch {
          context.addIssue('not JSON')
          return z.NEVER
        }
      })
      .pipe(z.array(slip).min(1).max(2000))
      .describe('The slips of an answer, as JSON in one field of a form'),
  }),
}

export const personChangeInput = {
  params: personParams,
  body: z.object({ reason: saidReason }),
}

export const correctNameInput = {
  params: personParams,
  body: z.object({
    name: personName,
    was: z
      .string()
      .max(200)
      .describe('The name that was read, so that nobody overwrites another correction'),
    reason: saidReason,
  }),
}

export const handOverInput = {
  params: personParams,
  body: z.object({
    to: z.string().max(60).describe('Id of the successor'),
    day: day.describe('First day of the successor, and first without the predecessor'),
    reason: saidReason,
  }),
}
const slipVoid = z
  .boolean()
  .describe('A slip that was good is void: whoever had it would come to the new role too')
export const handOverOutput = z.object({ moved: z.int().describe('How many grants'), slipVoid })

export const giveGrantInput = { params: personParams, body: grantBody }
export const giveGrantOutput = z.object({ done: z.literal(true), slipVoid })
export const endGrantInput = {
  params: z.object({ countyCode, id: z.uuid() }),
  body: z.object({
    endsOn: day.optional().describe('Today when absent'),
    reason: saidReason,
  }),
}

export const done = z.object({ done: z.literal(true) })
