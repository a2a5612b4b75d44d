/** What an indicator says: the totals that it takes, added up by level and by month. Pure. */
import { type EvidenceLevel, evidenceLevels } from '#base/shared/evidence.ts'
import type { Indicator } from '#rooms/programmes/shared/template.ts'

/** Added up facts, as they are kept. */
export interface Total {
  measure: string
  kind: string
  aspect: string
  /** Its first day. */
  month: string
  level: EvidenceLevel
  quantity: number
  records: number
}

export type ByLevel = Record<EvidenceLevel, number>

export interface Sum {
  /** At every level together. */
  quantity: number
  records: number
  byLevel: ByLevel
}

export interface Figure extends Sum {
  months: ({ month: string } & Sum)[]
}

export type Takes = NonNullable<Indicator['takes']>

export function isTaken(
  { measures, kinds, aspects }: Takes,
  { measure, kind, aspect }: Pick<Total, 'measure' | 'kind' | 'aspect'>,
): boolean {
  return (
    measures.includes(measure) &&
    (kinds?.includes(kind) ?? true) &&
    (aspects?.includes(aspect) ?? true)
  )
}

export function figureOf(takes: Takes, totals: readonly Total[]): Figure {
  const taken = totals.filter((total) => isTaken(takes, total))
  const months = [...new Set(taken.map(({ month }) => month))].sort()
  return {
    ...sumOf(taken),
    months: months.map((month) => ({
      month,
      ...sumOf(taken.filter((total) => total.month === month)),
    })),
  }
}

function sumOf(totals: readonly Total[]): Sum {
  const byLevel = Object.fromEntries(evidenceLevels.map((level) => [level, 0])) as ByLevel
  let [quantity, records] = [0, 0]
  for (const total of totals) {
    byLevel[total.level] += total.quantity
    quantity += total.quantity
    records += total.records
  }
  return { quantity, records, byLevel }
}
