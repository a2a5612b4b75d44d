import type { Transaction } from '#base/server/db/work.ts'
import { normalName } from '../../shared/normal-name.ts'
import { deleteTokens, insertTokens, listUnindexed, setNormalNames } from './store.ts'
import { tokensOf } from './tokens.ts'

interface Named {
  countyCode: string
  id: string
  code: string
  name: string
  kind: string
}

/** Makes organizations findable that are new, or were called otherwise until now. */
export async function indexOrganizations(
  tx: Transaction,
  rows: readonly Named[],
  { before = false } = {},
): Promise<void> {
  for (const [countyCode, own] of Map.groupBy(rows, (row) => row.countyCode)) {
    if (before)
      await deleteTokens(
        tx,
        countyCode,
        own.map(({ id }) => id),
      )
    await insertTokens(tx, countyCode, own.flatMap(tokensOfRow))
  }
}

/** Makes those of a county findable that are older than the search. */
export async function indexCounty(tx: Transaction, countyCode: string): Promise<void> {
  const rows = await listUnindexed(tx, countyCode)
  if (rows.length === 0) return
  await indexOrganizations(tx, rows)
  await setNormalNames(
    tx,
    countyCode,
    rows.map(({ id, name }) => ({ id, normalName: normalName(name) })),
  )
}

/** Names of persons are kept to tell a village who supports it, not to be looked up: only the code finds them. */
function tokensOfRow({ id, code, name, kind }: Named) {
  const tokens = tokensOf({ code, name: kind === 'person' ? '' : name })
  return tokens.map((token) => ({ organizationId: id, ...token }))
}
