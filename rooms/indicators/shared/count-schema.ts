/** What is taken and given of counts by the month. */
import * as z from 'zod'
import { saidReason } from '#base/shared/said-text.ts'
import { asked, code, month, saying } from './schema.ts'

const county = z.string().regex(/^\d{6}$/)
const firstOfMonth = month.refine((day) => day.endsWith('-01'))
/** More than any village has in a month: a slip of the finger. */
const most = 9_999

export const enterCountInput = {
  params: z.object({ id: z.uuid() }),
  body: z.object({
    ...{ county, organizationId: z.uuid(), measure: code, month: firstOfMonth },
    quantity: z.int().min(0).max(most).describe('None is a number too'),
    version: z
      .int()
      .min(0)
      .describe('As it was read, 0 for none yet; a stale one is answered with 409'),
    reason: saidReason.optional().describe('Of a correction, and of what comes sixty days late'),
  }),
}
export const enterCountOutput = z.object({ id: z.uuid(), version: z.int() })

export const countersignCountInput = {
  params: z.object({ countyCode: county, id: z.uuid() }),
  body: z.object({ version: z.int().min(1) }),
}
export const countersignCountOutput = z.object({ version: z.int() })

export const listCountsInput = { params: z.object({ id: z.uuid() }), query: z.object(asked) }
export const listCountsOutput = z.object({
  measures: z.array(z.object({ measure: code, name: saying, unit: saying, counts: saying })),
  months: z
    .array(z.object({ month, late: z.boolean().describe('A reason is asked for') }))
    .describe('Those that are over, newest first'),
  items: z.array(
    z.object({
      id: z.uuid(),
      measure: code,
      month,
      quantity: z.int(),
      version: z.int(),
      reason: z.string().nullable(),
      countersigned: z.boolean(),
      own: z.boolean().describe('Entered by whoever asks'),
      village: z.object({
        ...{ id: z.uuid(), name: z.string(), regionCode: z.string(), county },
      }),
    }),
  ),
})

const village = z.object({ id: z.uuid(), name: z.string() })
const inCycle = { county, cycleId: z.uuid(), cycle: z.string().describe('With its programme') }

export const listEnterableOutput = z.object({
  items: z.array(
    z.object({
      ...inCycle,
      village,
      missing: month.nullable().describe('The last month that is over, where nothing is entered'),
    }),
  ),
})

/** Whoever has more to agree to begins with the oldest. */
export const mostToCountersign = 200
export const listToCountersignOutput = z.object({
  items: z.array(
    z.object({
      ...{ id: z.uuid(), ...inCycle, village, month, quantity: z.int(), version: z.int() },
      ...{ name: saying, unit: saying, reason: z.string().nullable() },
    }),
  ),
})
