/** Numbers of a place as words: `40 户 · 96 人`. */
import type { Saying } from '#base/shared/words.ts'
import { sayExactly } from '#base/web/formats.ts'
import { facilityWords } from '../shared/facilities.ts'
import { placeWords as words } from './words.ts'

type Say = (saying: Saying, parameters?: Record<string, string | number>) => string

export function sayCounts(
  say: Say,
  { households, residents }: { households: number | null; residents: number | null },
): string {
  const said = [
    households !== null && say(words.householdCount, { count: sayExactly(households) }),
    residents !== null && say(words.residentCount, { count: sayExactly(residents) }),
  ]
  return said.filter(Boolean).join(' · ')
}

export function sayFacilities(say: Say, facilities: Readonly<Record<string, number>>): string[] {
  return Object.entries(facilityWords).flatMap(([kind, name]) => {
    const count = facilities[kind] ?? 0
    return count > 0 ? [say(words.facility, { name: say(name), count: sayExactly(count) })] : []
  })
}
