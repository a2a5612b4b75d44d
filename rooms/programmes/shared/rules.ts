/** Which cycle of a programme is meant when nobody says which. */
import type { Days } from './calendar.ts'

/** The cycle that holds on the day; otherwise the newest that has begun; otherwise the next to begin. */
export function currentCycle<Cycle extends Days>(cycles: Cycle[], day: string): Cycle | undefined {
  const newestFirst = [...cycles].sort((a, b) => (a.beginsOn < b.beginsOn ? 1 : -1))
  return (
    newestFirst.find((each) => holdsOn(each, day)) ??
    newestFirst.find((each) => each.beginsOn <= day) ??
    newestFirst.at(-1)
  )
}

export function holdsOn({ beginsOn, endsOn }: Days, day: string): boolean {
  return beginsOn <= day && day <= endsOn
}
