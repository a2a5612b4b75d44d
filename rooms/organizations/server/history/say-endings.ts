/** What became of organizations that are no more, in a few words beside their name. */
import type { Transaction } from '#base/server/db/work.ts'
import type { Language } from '#base/shared/language.ts'
import { say } from '#base/shared/words.ts'
import { endingWords } from '../../shared/words.ts'
import type { OrganizationRow } from '../store.ts'
import { listSuccessions } from './store.ts'

/** @returns by id; of those that are still there nothing is said */
export async function sayEndings(
  tx: Transaction,
  countyCode: string,
  rows: readonly Pick<OrganizationRow, 'id' | 'endsOn'>[],
  language: Language,
): Promise<Map<string, string>> {
  const closed = rows.filter(({ endsOn }) => endsOn !== null).map(({ id }) => id)
  if (closed.length === 0) return new Map()
  const successions = await listSuccessions(tx, countyCode, closed)
  return new Map(
    closed.map((id) => {
      const went = successions.filter(({ fromId, ended }) => ended && fromId === id)
      const [first] = went
      if (!first) return [id, say(endingWords.closed, language)]
      const names = went.map(({ toName }) => toName).join('、')
      const saying = first.kind === 'split' ? endingWords.split : endingWords.merged
      return [id, say(saying, language, { names })]
    }),
  )
}
