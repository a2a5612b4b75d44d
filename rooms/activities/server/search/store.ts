/** Search SQL: ranges of the token index, never LIKE, which row-level security would keep from any index. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { afterPrefix } from '#base/server/db/reach.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { spellingsOf, splitWords } from '#base/server/search/typed.ts'
import { cutInOrder } from '#base/server/search/words.ts'
import { inCounties } from '../reach/store.ts'
import { tokensOf } from './tokens.ts'

interface Text {
  countyCode: string
  id: string
  title: string
  outcome: string | null
}

/** As many tokens as one statement carries as two arrays. */
const atOnce = 50_000

export async function insertTokens(tx: WriteTransaction, deeds: readonly Text[]): Promise<void> {
  for (const [countyCode, own] of Map.groupBy(deeds, (deed) => deed.countyCode)) {
    const tokens = own.flatMap((deed) => tokensOf(deed).map((token) => ({ token, id: deed.id })))
    for (let at = 0; at < tokens.length; at += atOnce) {
      const part = tokens.slice(at, at + atOnce)
      await sql`
        insert into activities.search_tokens (county_code, token, deed_id)
        select ${countyCode}, * from unnest(${part.map(({ token }) => token)}::text[],
          ${part.map(({ id }) => id)}::uuid[])`.execute(tx.db)
    }
  }
}

export async function replaceTokens(
  tx: WriteTransaction,
  countyCode: string,
  deeds: readonly Text[],
): Promise<void> {
  await tx.db
    .deleteFrom('activities.searchTokens')
    .where('countyCode', '=', countyCode)
    .where('deedId', '=', sql<string>`any(${deeds.map(({ id }) => id)}::uuid[])`)
    .execute()
  await insertTokens(tx, deeds)
}

/** Whether every word that was typed begins a token of deed `d`; nothing for what holds no word. */
export function isFound(query: string, counties: readonly string[]): RawBuilder<SqlBool> {
  const words = splitWords(query).flatMap((typed) =>
    /\p{Script=Han}/u.test(typed) ? cutInOrder(typed) : [typed],
  )
  if (words.length === 0) return sql`false`
  const holds = words.map((word) => {
    const ranges = spellingsOf(word).map(
      (each) => sql`(t.token >= ${each} and t.token < ${afterPrefix(each)})`,
    )
    return sql`d.id in (select t.deed_id from activities.search_tokens t
      where ${inCounties(counties, 't')} and (${sql.join(ranges, sql` or `)}))`
  })
  return sql`(${sql.join(holds, sql` and `)})`
}
