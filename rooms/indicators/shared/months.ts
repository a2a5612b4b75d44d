/** Months, told by their first day. */

export function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`
}

export function monthAfter(month: string, months = 1): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 1 + months)).toISOString().slice(0, 10)
}

export function lastDayOf(month: string): string {
  return new Date(Date.parse(monthAfter(month)) - 86_400_000).toISOString().slice(0, 10)
}
