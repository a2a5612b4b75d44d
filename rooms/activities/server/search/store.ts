/** Search SQL: ranges of the token index, never LIKE, which row-level security would keep from any index. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { afterPrefix } from '#base/server/db/reach.ts'
import { spellingsOf, splitWords } from '#base/server/search/typed.ts'
import { cutInOrder } from '#base/server/search/words.ts'
import { inCounties } from '../reach/store.ts'

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
