/** Slips go when their last day is over, residents' words after a year. Runs daily. */
import { dayOf } from '#base/server/clock.ts'
import { areaScope } from '#base/server/db/scope.ts'
import type { Work } from '#base/server/db/work.ts'
import { codesBetween } from '#rooms/regions/server/door.ts'
import { deleteSlipsBefore, eraseWords, listForgettable } from './store.ts'

const actor = 'job:needs.forget'

/** @returns how many slips went, and the words of how many answers */
export async function forgetSlipsAndWords(work: Work): Promise<{ slips: number; words: number }> {
  const known = codesBetween('000000', '999999')
  const counties = await work.read({ counties: areaScope('') }, (tx) =>
    listForgettable(tx, known, daysOf(tx.now)),
  )
  const gone = { slips: 0, words: 0 }
  for (const countyCode of counties) {
    await work.write({ counties: [countyCode] }, async (tx) => {
      const { slipsBefore, wordsBefore } = daysOf(tx.now)
      const slips = await deleteSlipsBefore(tx, countyCode, slipsBefore)
      const ids = await eraseWords(tx, countyCode, wordsBefore)
      // Nothing of them is given along: a hash would outlive the words.
      await tx.recordAll(
        ids.map((id) => ({
          ...{ countyCode, action: 'needs.forget-words', actor },
          subject: { kind: 'need-answer', id },
        })),
      )
      gone.slips += slips
      gone.words += ids.length
    })
  }
  return gone
}

function daysOf(now: Date) {
  const yearAgo = new Date(now)
  yearAgo.setUTCFullYear(yearAgo.getUTCFullYear() - 1)
  return { slipsBefore: dayOf(now), wordsBefore: dayOf(yearAgo) }
}
