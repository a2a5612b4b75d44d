/** Numbers of a place as words: `40 户 · 96 人`. */
import type { Saying } from '#base/shared/words.ts'
import { sayExactly } from '#base/web/formats.ts'
import { facilityWords } from '../shared/facilities.ts'
import type { Coverage } from '../shared/sum-places.ts'
import { placeWords as words } from './words.ts'

type Say = (saying: Saying, parameters?: Record<string, string | number>) => string

interface Counts {
  households: number | null
  residents: number | null
  coverage: Record<'households' | 'residents', Coverage>
}

export function sayCounts(say: Say, { households, residents, coverage }: Counts): string {
  const said = [
    households !== null &&
      say(words.householdCount, { count: sayExactly(households) }) +
        sayCoverage(say, coverage.households),
    residents !== null &&
      say(words.residentCount, { count: sayExactly(residents) }) +
        sayCoverage(say, coverage.residents),
  ]
  return said.filter(Boolean).join(' · ')
}

/** Beside a sum to which something is missing: of how many it is. */
export function sayCoverage(say: Say, { places, given }: Coverage): string {
  return given === 0 || given === places ? '' : say(words.partly, { places, given })
}

export function sayFacilities(say: Say, facilities: Readonly<Record<string, number>>): string[] {
  return Object.entries(facilityWords).flatMap(([kind, name]) => {
    const count = facilities[kind] ?? 0
    return count > 0 ? [say(words.facility, { name: say(name), count: sayExactly(count) })] : []
  })
}
