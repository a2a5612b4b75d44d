/** Names of cadres who support: of former names, and of those whose support is over, two years are enough. Daily. */
import { areaScope } from '#base/server/db/scope.ts'
import type { Work, WriteTransaction } from '#base/server/db/work.ts'
import { codesBetween } from '#rooms/regions/server/door.ts'
import { yearsBefore } from '../forget-expired.ts'
import { forgetClosedCadres, forgetFormerNames, listCountiesWithCadres } from './store.ts'

const actor = 'job:organizations.forget-cadres'

/** Makes the journal's hashes of a person's records say nothing; the journal is below this room. */
export type ErasePersonKey = (
  tx: WriteTransaction,
  countyCode: string,
  personId: string,
) => Promise<unknown>

/** @returns how many cadres lost their name, and how many a former one */
export async function forgetCadres(
  work: Work,
  erasePersonKey: ErasePersonKey,
): Promise<{ closed: number; former: number }> {
  const all = codesBetween('000000', '999999')
  const counties = await work.read({ counties: areaScope('') }, (tx) =>
    listCountiesWithCadres(tx, all),
  )
  const done = { closed: 0, former: 0 }
  for (const countyCode of counties) {
    await work.write({ counties: [countyCode] }, async (tx) => {
      const day = yearsBefore(tx.now)
      const closed = await forgetClosedCadres(tx, countyCode, day)
      const former = await forgetFormerNames(tx, countyCode, new Date(`${day}T00:00:00+08:00`))
      for (const id of closed) await erasePersonKey(tx, countyCode, id)
      const change = (action: string, id: string) => ({
        countyCode,
        action: `organizations.${action}`,
        subject: { kind: 'organization', id },
        actor,
      })
      // Nothing of a record is given along: its hash would outlive the person's data.
      await tx.recordAll([
        ...closed.map((id) => change('erase-cadre', id)),
        ...former.map((id) => change('erase-former-name', id)),
      ])
      done.closed += closed.length
      done.former += former.length
    })
  }
  return done
}
