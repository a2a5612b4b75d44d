/** Two years after an objection was decided nothing says any more what it was. Runs daily. */
import { areaScope } from '#base/server/db/scope.ts'
import type { Work } from '#base/server/db/work.ts'
import { codesBetween } from '#rooms/regions/server/door.ts'
import { eraseWords, listForgettable } from './store.ts'

const actor = 'job:pairing.forget-objections'
const keptYears = 2

/** @returns of how many the words were erased */
export async function forgetObjections(work: Work): Promise<number> {
  const known = codesBetween('000000', '999999')
  const found = await work.read({ counties: areaScope('') }, (tx) =>
    listForgettable(tx, known, yearsBefore(tx.now)),
  )
  for (const [countyCode, rows] of Map.groupBy(found, (row) => row.countyCode)) {
    await work.write({ counties: [countyCode] }, async (tx) => {
      const ids = rows.map(({ id }) => id)
      await eraseWords(tx, countyCode, ids)
      // Nothing of them is given along: a hash would outlive the words.
      await tx.recordAll(
        ids.map((id) => ({
          countyCode,
          action: 'pairing.forget-objection',
          subject: { kind: 'objection', id },
          actor,
        })),
      )
    })
  }
  return found.length
}

function yearsBefore(now: Date): Date {
  const day = new Date(now)
  day.setUTCFullYear(day.getUTCFullYear() - keptYears)
  return day
}
