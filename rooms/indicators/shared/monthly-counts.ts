/** What a village counts by the month because no record is kept of it: whether a number may be entered. Pure. */
import { addDays } from '#base/shared/days.ts'
import type { Indicator } from '#rooms/programmes/shared/template.ts'
import { lastDayOf, monthAfter, monthOf } from './months.ts'

/** Disputes are a number alone: a record of one would be a record about people. */
const countedByMonth: readonly string[] = ['disputes']

/** Days after the month's end in which no reason is asked for. */
export const daysWithoutReason = 60

export interface CountedMeasure {
  measure: string
  indicator: Indicator
}

/** Which measures of a programme its villages count, each with the indicator that says what it means. */
export function measuresCounted(indicators: readonly Indicator[]): CountedMeasure[] {
  return countedByMonth.flatMap((measure) => {
    const indicator = indicators.find(({ takes }) => takes?.measures.includes(measure))
    return indicator ? [{ measure, indicator }] : []
  })
}

interface Days {
  beginsOn: string
  endsOn: string
}

/** Months of a cycle that are over, the newest first. */
export function monthsOver({ beginsOn, endsOn }: Days, today: string): string[] {
  const months: string[] = []
  const last = endsOn < today ? monthOf(endsOn) : monthAfter(monthOf(today), -1)
  for (let month = last; month >= monthOf(beginsOn); month = monthAfter(month, -1)) {
    if (lastDayOf(month) < today) months.push(month)
  }
  return months
}

export type CountFault =
  | 'not-over'
  | 'outside-cycle'
  | 'late-without-reason'
  | 'corrected-without-reason'

/** Why a number for a month may not be entered; nothing where it may. */
export function faultOfCount(
  { month, reason, version }: { month: string; reason?: string | undefined; version: number },
  cycle: Days,
  today: string,
): CountFault | undefined {
  const end = lastDayOf(month)
  if (month < monthOf(cycle.beginsOn) || month > cycle.endsOn) return 'outside-cycle'
  if (end >= today) return 'not-over'
  if (reason !== undefined) return undefined
  if (version > 0) return 'corrected-without-reason'
  return isLate(month, today) ? 'late-without-reason' : undefined
}

export function isLate(month: string, today: string): boolean {
  return addDays(lastDayOf(month), daysWithoutReason) < today
}
