/** What the routes of offers take and give. */
import { needCodes } from '@lianjian/pairing'
import * as z from 'zod'
import { daySchema } from '#base/shared/day-schema.ts'
import { saidAs } from '#base/shared/input-faults.ts'
import { pageOf, pageQuery } from '#base/shared/paging.ts'
import { saidName, saidReason } from '#base/shared/said-text.ts'
import { categories, offerStates } from './offer-words.ts'
import { findPersonalNumbers } from './personal-numbers.ts'

const countyCode = z.string().regex(/^\d{6}$/)
const version = z.int().min(1).describe('As it was read; a stale one is answered with 409')
const day = z.iso.date()

export const largestQuantity = 1_000_000
/** A hundred million yuan. */
export const largestAmount = 10_000_000_000
export const mostPlaces = 1000

/** An offer speaks of things, and of posts: nobody's number stands in it. */
const ofThings = <Text extends z.ZodType<string>>(text: Text) =>
  text.refine(
    (value) => findPersonalNumbers(value).length === 0,
    saidAs({
      zh: '里面像是有身份证号或电话号码，不收；联系用岗位。',
      en: 'It seems to hold an identity or telephone number, which is not kept; a post is the contact.',
    }),
  )
const line = (most: number) => ofThings(saidName(most))
const passage = ofThings(z.string().trim().min(1).max(500))

/** What a unit says of what it can give. */
export const offerFields = {
  category: z.enum(categories),
  needs: z.array(z.enum(needCodes)).min(1).max(needCodes.length).describe('Needs it can meet'),
  title: line(60),
  content: passage.nullable().describe('In the unit’s own words'),
  quantity: z.int().min(1).max(largestQuantity).nullable(),
  quantityUnit: line(10).nullable().describe('What the quantity counts: 名, 次, 间'),
  amountFen: z.int().min(1).max(largestAmount).nullable().describe('Of money, in fen'),
  fromDay: daySchema.nullable(),
  untilDay: daySchema.nullable(),
  times: line(60).nullable().describe('On which days, in words'),
  conditions: passage.nullable(),
  contactPostId: z.uuid().nullable().describe('A post of the unit that answers for it'),
  places: z
    .int()
    .min(1)
    .max(mostPlaces)
    .nullable()
    .describe('How many needs it can meet in the cycle; null for as many as come'),
}

const fields = z.object(offerFields)
export type OfferFields = z.infer<typeof fields>

/** What may be left out of an offer that is made. */
const nothing = {
  content: offerFields.content.default(null),
  quantity: offerFields.quantity.default(null),
  quantityUnit: offerFields.quantityUnit.default(null),
  amountFen: offerFields.amountFen.default(null),
  fromDay: offerFields.fromDay.default(null),
  untilDay: offerFields.untilDay.default(null),
  times: offerFields.times.default(null),
  conditions: offerFields.conditions.default(null),
  contactPostId: offerFields.contactPostId.default(null),
  places: offerFields.places.default(null),
}

export const offerItem = z.object({
  countyCode,
  id: z.uuid(),
  cycleId: z.uuid(),
  organizationId: z.uuid(),
  organizationName: z.string(),
  number: z.int(),
  ...offerFields,
  title: z.string(),
  content: z.string().nullable(),
  quantityUnit: z.string().nullable(),
  fromDay: day.nullable(),
  untilDay: day.nullable(),
  times: z.string().nullable(),
  conditions: z.string().nullable(),
  contactTitle: z.string().nullable(),
  state: z.enum(offerStates),
  taken: z.int().describe('How many matches hold it'),
  carriedTo: z.uuid().nullable().describe('The line of a later cycle that goes on from it'),
  version: z.int(),
})
export type OfferItem = z.infer<typeof offerItem>

const one = { params: z.object({ countyCode, id: z.uuid() }) }

export const offerFilter = {
  county: countyCode.optional(),
  cycle: z.uuid().optional(),
  organization: z.uuid().optional(),
  category: z.enum(categories).optional(),
  need: z.enum(needCodes).optional(),
  state: z.enum(offerStates).optional().describe('All but what has ended without it'),
  search: z.string().max(100).optional(),
}
export const listOffersInput = { query: z.object({ ...pageQuery, ...offerFilter }) }
export const listOffersOutput = pageOf(offerItem)
export const countOffersInput = { query: z.object(offerFilter) }

export const showOfferInput = one
export const showOfferOutput = offerItem.extend({
  endReason: z.string().nullable(),
  carriedFrom: z.uuid().nullable(),
  mayChange: z.boolean(),
})
export type ShownOffer = z.infer<typeof showOfferOutput>

export const createOfferInput = {
  body: z.object({
    countyCode,
    cycleId: z.uuid(),
    organizationId: z.uuid(),
    ...offerFields,
    ...nothing,
    publish: z.boolean().default(false).describe('Others see it at once'),
  }),
}
export const createOfferOutput = z.object({ countyCode, id: z.uuid(), number: z.int() })
export const changeOfferInput = { ...one, body: fields.partial().extend({ version }) }
export const stepOfferInput = { ...one, body: z.object({ version }) }
export const endOfferInput = { ...one, body: z.object({ version, reason: saidReason }) }
export const offerVersionOutput = z.object({ version: z.int(), state: z.enum(offerStates) })

/** Whoever writes for more brings a sheet. */
export const mostWritable = 400
export const writableOffersOutput = z.object({
  items: z.array(
    z.object({
      countyCode,
      unit: z.object({ id: z.uuid(), name: z.string() }),
      cycleId: z.uuid(),
      cycle: z.string(),
    }),
  ),
})

/** As many lines as the longest list of a unit holds. */
export const mostCarried = 500
export const carryOffersInput = {
  body: z.object({
    countyCode,
    organizationId: z.uuid(),
    cycleId: z.uuid().describe('The cycle that they go on in'),
    offerIds: z.array(z.uuid()).min(1).max(mostCarried),
  }),
}
export const carryOffersOutput = z.object({
  carried: z.int(),
  already: z.int().describe('Lines that had been carried over before'),
})
