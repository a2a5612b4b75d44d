/** A deed as a form holds it: texts as they were typed. */
import * as z from 'zod'
import { daySchema } from '#base/shared/day-schema.ts'
import type { Values } from '#base/web/form/values.ts'
import { countedIn, outcome, title } from '../shared/schema.ts'
import { type Source, sources, usualKind } from '../shared/words.ts'
import type { DeedAnswer } from './queries.ts'

const count = z
  .string()
  .trim()
  .regex(/^\d{1,8}$/)
  .transform(Number)
const fen = z
  .string()
  .trim()
  .regex(/^\d{1,10}(\.\d{1,2})?$/)
  .transform((yuan) => Math.round(Number(yuan) * 100))

export const deedSchema = z.object({
  pair: z.string(),
  ...{ title, day: daySchema, kind: z.string().default(usualKind), helped: count.optional() },
  money: z
    .object(Object.fromEntries(sources.map((source) => [source, fen.optional()])))
    .default({}),
  ...{ quantity: count.optional(), countedIn: countedIn.optional(), outcome: outcome.optional() },
})
export type DeedValues = z.infer<typeof deedSchema>

/** What of the form the server is told, whichever pair it is of. */
export function saidOf({ pair: _, money, ...said }: DeedValues) {
  const amounts = money as Partial<Record<Source, number>>
  const costs = sources.flatMap((source) => {
    const amount = amounts[source]
    return amount ? [{ source, fen: amount }] : []
  })
  return { ...said, costs }
}

export function valuesOf(deed: DeedAnswer): Values {
  const { title: what, day, kind, helped, quantity, countedIn: unit, outcome: came, costs } = deed
  return {
    ...{ pair: 'own', title: what, day, kind, helped: helped > 0 ? String(helped) : '' },
    money: Object.fromEntries(
      costs.map(({ source, fen: amount }) => [source, String(amount / 100)]),
    ),
    ...{
      quantity: quantity === null ? '' : String(quantity),
      countedIn: unit ?? '',
      outcome: came ?? '',
    },
  }
}

/** Where the form shows what the server says of the deed. */
export const places = { '/partnershipId': '/pair', '/costs': '/money/own', '/unitId': '/pair' }
