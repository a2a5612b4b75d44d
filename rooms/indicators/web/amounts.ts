/** Quantities as people say them: money is kept in fen and told in yuan. */
import type { Language } from '#base/shared/language.ts'
import { sayAmount, sayExactly } from '#base/web/formats.ts'

interface Money {
  money: boolean
}

const inUnits = (quantity: number, { money }: Money) => (money ? quantity / 100 : quantity)

export function sayQuantity(quantity: number, language: Language, figure: Money): string {
  const amount = inUnits(quantity, figure)
  // Nobody reads a fen where thousands are told.
  return sayAmount(Math.abs(amount) < 10_000 ? amount : Math.round(amount), language)
}

export function sayExactQuantity(quantity: number, figure: Money): string {
  return sayExactly(inUnits(quantity, figure))
}

/** `2026 年 3 月`, or `3 月` where months of one year stand beside each other. */
export function sayMonth(month: string, language: Language, whole = true): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  if (language !== 'en') return whole ? `${year} 年 ${number} 月` : `${number} 月`
  const format = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' })
  const name = format.format(Date.UTC(year, number - 1))
  return whole ? `${name} ${year}` : name
}
