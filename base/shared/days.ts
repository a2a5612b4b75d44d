/** Days as people say them. */
import type { Language } from './language.ts'

/** `2026-03-26` → `2026 年 3 月 26 日` or `26 March 2026`. */
export function sayDay(day: string, language: Language): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  if (language !== 'en') return `${year} 年 ${month} 月 ${date} 日`
  const name = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, date),
  )
  return `${date} ${name} ${year}`
}
