/** Looks are kept for two years. Runs daily. */
import { areaScope } from '#base/server/db/scope.ts'
import type { Work } from '#base/server/db/work.ts'
import { forgetLooksBefore, listCountiesWithLooks } from './store.ts'

const keptYears = 2

/** @returns how many were deleted */
export async function forgetLooks(work: Work): Promise<number> {
  const counties = await work.read({ counties: areaScope('') }, (tx) =>
    listCountiesWithLooks(tx, yearsBefore(tx.now)),
  )
  let forgotten = 0
  for (const countyCode of counties) {
    forgotten += await work.write({ counties: [countyCode] }, (tx) =>
      forgetLooksBefore(tx, countyCode, yearsBefore(tx.now)),
    )
  }
  return forgotten
}

function yearsBefore(now: Date): Date {
  const day = new Date(now)
  day.setUTCFullYear(day.getUTCFullYear() - keptYears)
  return day
}
