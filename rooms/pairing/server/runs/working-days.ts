/**
 * Working days by the national calendar: weekends and public holidays off, the days on which work is made up for them
 * on. Source: the yearly notices of the State Council's general office on holidays, as `chinese-days` has them.
 */
import calendar from 'chinese-days'

/** The last year whose notice is known; beyond it only weekends are off, and whoever counts is told. */
export const lastKnownYear = 2026

/**
 * The last of so many working days, the first being the first working day from `from` on.
 *
 * @param from Asia/Shanghai date, `2026-09-30`
 * @param days 1 or more
 * @returns `until`, and whether a year was met whose holidays are not known yet
 */
export function lastWorkingDay(from: string, days: number): { until: string; guessed: boolean } {
  let day = from
  let left = days
  for (;;) {
    if (calendar.isWorkday(day)) left -= 1
    if (left === 0) return { until: day, guessed: Number(day.slice(0, 4)) > lastKnownYear }
    day = dayAfter(day)
  }
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}
