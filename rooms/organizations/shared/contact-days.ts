import { addDays } from '#base/shared/days.ts'

/** PIPL §19: kept no longer than the purpose needs. Whoever is still needed after two years is entered again. */
const mostDays = 731

/** Whether a contact may be kept until a day: not past, and at most two years away. */
export function mayKeepUntil(expiresOn: string, today: string): boolean {
  const latest = addDays(today, mostDays)
  return today <= expiresOn && expiresOn <= latest
}
