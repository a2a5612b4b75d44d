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

const weekdays = {
  zh: new Intl.DateTimeFormat('zh-CN', { weekday: 'short', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }),
}

/** `2026 年 3 月 26 日（周四）` or `Thursday 26 March 2026`, of a day that people plan by. */
export function sayDayOfWeek(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`)
  const said = sayDay(day, language)
  return language === 'en'
    ? `${weekdays.en.format(date)} ${said}`
    : `${said}（${weekdays.zh.format(date)}）`
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
