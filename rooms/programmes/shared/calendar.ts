/** Months of a cycle as days. Pure, and without a clock: days are texts (`2026-03-01`), compared as such. */
import { addDays } from '#base/shared/days.ts'

export interface Days {
  beginsOn: string
  endsOn: string
}

/** The first day of a month of the cycle, which begins with its first; where the month is too short, its last day. */
export function monthBegins(beginsOn: string, month: number): string {
  return addMonths(beginsOn, month - 1)
}

/**
 * Months of a cycle as days of it, as far as they lie in it.
 *
 * @returns undefined when all of them come after its end
 */
export function daysOfMonths(
  cycle: Days,
  { fromMonth, toMonth }: { fromMonth: number; toMonth: number },
): Days | undefined {
  const beginsOn = monthBegins(cycle.beginsOn, fromMonth)
  if (beginsOn > cycle.endsOn) return undefined
  return { beginsOn, endsOn: earlier(lastOfMonth(cycle.beginsOn, toMonth), cycle.endsOn) }
}

/** The last day of a month of the cycle, or of the cycle itself when that is over before. */
export function dueInMonth(cycle: Days, month: number): string {
  return earlier(lastOfMonth(cycle.beginsOn, month), cycle.endsOn)
}

/** The same days of another cycle, as far as they lie in it. */
export function daysInNext(days: Days, from: Days, to: Days): Days | undefined {
  const beginsOn = later(shift(days.beginsOn, from.beginsOn, to.beginsOn), to.beginsOn)
  // By the day after it: the last day of February is another one in a leap year.
  const after = shift(addDays(days.endsOn, 1), from.beginsOn, to.beginsOn)
  const endsOn = earlier(addDays(after, -1), to.endsOn)
  return beginsOn > endsOn ? undefined : { beginsOn, endsOn }
}

/** Whether two stretches of days have one in common. */
export function overlaps(a: Days, b: Days): boolean {
  return a.beginsOn <= b.endsOn && b.beginsOn <= a.endsOn
}

const lastOfMonth = (beginsOn: string, month: number) =>
  addDays(monthBegins(beginsOn, month + 1), -1)

const earlier = (a: string, b: string) => (a < b ? a : b)
const later = (a: string, b: string) => (a > b ? a : b)

/** By whole months, so that the first of March stays the first of March, and by the days that are left over. */
function shift(day: string, from: string, to: string): string {
  const months = monthsOf(to) - monthsOf(from)
  const daysLeft = daysBetween(addMonths(from, months), to)
  return addDays(addMonths(day, months), daysLeft)
}

const monthsOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

function addMonths(day: string, months: number): string {
  const sum = monthsOf(day) + months
  const [year, month] = [Math.floor(sum / 12), sum % 12]
  const longest = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return written(Date.UTC(year, month, Math.min(Number(day.slice(8)), longest)))
}

const dayMs = 86_400_000

/** How many days later; negative when it is earlier. */
export const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / dayMs

const written = (ms: number) => new Date(ms).toISOString().slice(0, 10)
