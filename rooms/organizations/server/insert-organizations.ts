import type { Transaction } from '#base/server/db/work.ts'
import { normalName } from '../shared/normal-name.ts'
import { type Refusal, refusedByRules } from '../shared/problems.ts'
import { indexedAtOnce, indexLater, indexNow } from './search/index-organizations.ts'
import { insertRows, type NewOrganization } from './store.ts'

/**
 * New organizations as they are given; found from the moment that they are there, or, of many, soon after.
 *
 * @param pointerOf names one of them in what was sent
 * @throws Problem organizations.code-taken when somebody else was quicker with a code, after the rules were asked
 */
export async function insertOrganizations(
  tx: Transaction,
  rows: readonly NewOrganization[],
  pointerOf: (at: number) => string = () => '',
): Promise<void> {
  const leftOut = await insertRows(
    tx,
    rows.map((row) => ({ ...row, normalName: normalName(row.name) })),
  )
  if (leftOut.length > 0) {
    const taken = new Set(leftOut)
    throw refusedByRules(
      rows.flatMap(({ id }, at): Refusal[] =>
        taken.has(id) ? [{ code: 'code-taken', pointer: `${pointerOf(at)}/code` }] : [],
      ),
    )
  }
  if (indexedAtOnce(rows)) await indexNow(tx, rows)
  else await indexLater(tx, rows)
}
