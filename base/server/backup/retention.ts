/** Which of the nightly backups are kept: many of late, fewer of long ago. */
import { dayOf } from '../clock.ts'

export const kept = { days: 7, weeks: 4, months: 12 }

/** The newest backup of each of the last days, weeks and months that have one. */
export function backupsToKeep(moments: readonly Date[]): Set<number> {
  const newestFirst = [...moments].sort((a, b) => b.getTime() - a.getTime())
  const keep = new Set<number>()
  const spans: [number, (day: string) => string][] = [
    [kept.days, (day) => day],
    [kept.weeks, mondayOf],
    [kept.months, (day) => day.slice(0, 7)],
  ]
  for (const [most, spanOf] of spans) {
    const seen = new Set<string>()
    for (const moment of newestFirst) {
      const span = spanOf(dayOf(moment))
      if (seen.has(span)) continue
      if (seen.size === most) break
      seen.add(span)
      keep.add(moment.getTime())
    }
  }
  return keep
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}
