import type { Transaction } from '#base/server/db/work.ts'
import { spellingsOf, splitWords } from '#base/server/search/typed.ts'
import type { NewOrganization, OrganizationRow } from '../store.ts'
import { findSupporters, insertTokens, listUnindexed } from './store.ts'
import { tokensOf } from './tokens.ts'

export interface SupporterSearch {
  countyCode: string
  query: string
  limit: number
}

const latin = /^[a-z]+$/

/**
 * Finds units that support by name, part of a name, pinyin, initials or code; several words must all hold. A query
 * that holds no letter or digit finds nothing. Persons are never found.
 */
export async function searchSupporters(
  tx: Transaction,
  { countyCode, query, limit }: SupporterSearch,
): Promise<OrganizationRow[]> {
  const words = splitWords(query)
  if (words.length === 0) return []
  // Syllables typed apart are one name: zu zhi bu.
  const joined = words.length > 1 && words.every((word) => latin.test(word)) ? words.join('') : ''
  const found = joined ? await findSupporters(tx, countyCode, [[joined]], limit) : []
  if (found.length > 0) return found
  return findSupporters(tx, countyCode, words.map(spellingsOf), limit)
}

/** Makes new organizations findable; persons and those who do not support are passed over. */
export async function indexOrganizations(tx: Transaction, rows: NewOrganization[]): Promise<void> {
  const units = rows.filter(({ side, kind }) => side === 'supporter' && kind !== 'person')
  const counties = Map.groupBy(units, ({ countyCode }) => countyCode)
  for (const [countyCode, own] of counties) await insertTokens(tx, countyCode, own.flatMap(tokens))
}

/** Makes those findable that were written before there was a search. */
export async function indexCounty(tx: Transaction, countyCode: string): Promise<void> {
  const rows = await listUnindexed(tx, countyCode)
  await insertTokens(tx, countyCode, rows.flatMap(tokens))
}

function tokens(row: { id: string; code: string; name: string }) {
  return tokensOf(row).map((token) => ({ organizationId: row.id, ...token }))
}
