/** What fits a need or an offer, and why. */
import * as z from 'zod'
import { countyCode, needItem } from './need-schema.ts'
import { offerItem } from './offer-schema.ts'

const reasons = z
  .array(
    z.object({
      kind: z.enum(['partner', 'same-need', 'words', 'in-time', 'near', 'free', 'did']),
      said: z.string().describe('In the reader’s language'),
    }),
  )
  .min(1)
export type SaidReason = z.infer<typeof reasons>[number]

const one = { params: z.object({ countyCode, id: z.uuid() }) }

export const needSuggestionsInput = one
export const needSuggestionsOutput = z.object({
  offers: z.array(z.object({ offer: offerItem, reasons })),
  units: z.array(z.object({ organization: z.object({ id: z.uuid(), name: z.string() }), reasons })),
})
export type NeedSuggestions = z.infer<typeof needSuggestionsOutput>

export const offerSuggestionsInput = one
export const offerSuggestionsOutput = z.object({
  needs: z.array(z.object({ need: needItem, reasons })),
})
export type OfferSuggestions = z.infer<typeof offerSuggestionsOutput>
