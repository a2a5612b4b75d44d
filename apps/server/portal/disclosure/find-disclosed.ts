/** Which pairs of a disclosure somebody means by a name, pinyin or code. */
import type { Transaction } from '#base/server/db/work.ts'
import type { Language } from '#base/shared/language.ts'
import { listDisclosedIds, listDisclosedPairs } from '#rooms/pairing/server/door.ts'
import type { DisclosedPair } from '#rooms/pairing/shared/disclosure-schema.ts'
import { mostShown, mostSuggested } from '../find.ts'
import { isNobody, type Meant, whoIsMeant, whoMayBeMeant } from '../meant.ts'

export interface FoundPairs {
  items: DisclosedPair[]
  next?: string
  /** Whether more is called so than was looked through. */
  isCut: boolean
  /** What may be meant when nothing was found. */
  suggestions?: { pairs: DisclosedPair[]; townships: { code: string; name: string }[] }
}

interface FindIn {
  key: { countyCode: string; runId: string }
  /** Beginning of the codes of all that the programme covers. */
  area: string
  counties: readonly string[]
  query: string
  after: string | undefined
  language: Language
}

/** A page of what is found by any of its names. */
const limit = 50

export async function findDisclosed(tx: Transaction, within: FindIn): Promise<FoundPairs> {
  const { key, area, counties, query, after, language } = within
  const among = {
    ...{ area, counties },
    communities: await listDisclosedIds(tx, key, 'community'),
    supporters: await listDisclosedIds(tx, key, 'supporter'),
  }
  const meant = await whoIsMeant(tx, among, query, mostShown + 1)
  const isCut = Object.values(meant).some(({ length }) => length > mostShown)
  const pairsOf = (those: Meant, most: number) => {
    const found = {
      prefixes: those.townships.map(({ code }) => code.slice(0, 9)),
      communityIds: those.communities.map(({ id }) => id),
      supporterIds: those.units.map(({ id }) => id),
    }
    return listDisclosedPairs(tx, key, { found, after, limit: most }, language)
  }
  if (!isNobody(meant)) return { ...(await pairsOf(meant, limit)), isCut }
  const near = await whoMayBeMeant(tx, among, query, mostSuggested)
  const { items: pairs } = await pairsOf({ ...near, townships: [] }, mostSuggested)
  return { items: [], isCut: false, suggestions: { pairs, townships: near.townships } }
}
