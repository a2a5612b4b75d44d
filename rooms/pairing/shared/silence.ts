/** When a partnership in which nothing is recorded is to be looked after, and by whom. Pure. */

export interface SilenceDays {
  unitDays: number
  officeDays: number
}

/** Where the programme says nothing else. */
export const usualSilence: SilenceDays = { unitDays: 45, officeDays: 75 }

export interface Silence {
  silentSince: string
  unitToldOn: string
  officeToldOn: string | null
}

export type Turn = 'begins' | 'goes-to-office' | 'ends'

/**
 * The unit comes first, and has the time between the two before the office is told, however long it was silent when it
 * was first looked at.
 *
 * @param movedOn last day on which something was recorded, or the first on which anything could have been
 * @param open the silence that was told and is not over
 */
export function turnOf(
  { movedOn, today }: { movedOn: string; today: string },
  open: Silence | undefined,
  { unitDays, officeDays }: SilenceDays,
): Turn | undefined {
  if (!open) return daysBetween(movedOn, today) >= unitDays ? 'begins' : undefined
  if (movedOn > open.silentSince) return 'ends'
  const isDue = daysBetween(open.unitToldOn, today) >= officeDays - unitDays
  return open.officeToldOn === null && isDue ? 'goes-to-office' : undefined
}

export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000)
}
