/** Search SQL: ranges of the token index, never LIKE, which row-level security would keep from any index. */
import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '#base/server/db/work.ts'
import { codeRange, type Level, levels, prefixOf } from '../../shared/code.ts'
import type { Word } from './parse-query.ts'

export interface SearchFilter {
  /** Code prefix. */
  within: string
  /** A county; what lies in it or in its prefecture is put before the rest. */
  near?: string
  levels: readonly Level[]
  limit: number
}

type Fragment = RawBuilder<unknown>

/** Larger than any character, in the byte order of the index. */
const last = '\u{10ffff}'

/**
 * One or two letters begin the pinyin or initials of up to every eighth name in the country, and what is higher
 * up is listed first anyway. Over more than a city they begin only names down to these levels; as a whole name
 * they are found at every level.
 */
const deepestFor: Record<number, number> = { 1: 3, 2: 4 }

/** A region may be found by several of its tokens at once: its readings, mostly two, seldom more than four. */
const mostTokens = 8

/** Zeros at the end of each level's codes, and which levels they can have: a county may bear a prefecture's code. */
const higher: [divisor: string, level: string][] = [
  ['10000000000', 'level = 1'],
  ['100000000', 'level in (2, 3)'],
  ['1000000', 'level = 3'],
  ['1000', 'level = 4'],
]

/**
 * Codes of regions that are valid now, best first: the whole name, then its beginning, initials, its inside; then
 * by level and code; and before all that by how near it lies.
 */
export async function findCodes(
  tx: Transaction,
  words: readonly Word[],
  filter: SearchFilter,
): Promise<string[]> {
  const [only] = words
  const found = words.length === 1 && only ? hitsOf(only, filter) : hitsOfAll(words, filter)
  const { rows } = await sql<{ code: number }>`
    select code from (${found}) found order by ${distance(filter)} score, level, code
    limit ${filter.limit * mostTokens}`.execute(tx.db)
  const codes = new Set(rows.map(({ code }) => String(code)))
  return [...codes].slice(0, filter.limit)
}

/** 0 in the county, 1 in its prefecture, 2 elsewhere. */
function distance({ near }: SearchFilter): Fragment {
  if (near === undefined) return sql``
  const [first, end] = codeRange(prefixOf(near, 'county'))
  const [from, to] = codeRange(prefixOf(near, 'prefecture'))
  return sql`case when code between ${first}::bigint and ${end}::bigint then 0
    when code between ${from}::bigint and ${to}::bigint then 1 else 2 end,`
}

/** Each word finds its own regions; those stay for which every other word holds at the region or above it. */
function hitsOfAll(words: readonly Word[], filter: SearchFilter): Fragment {
  const hits = words.map((_, at) => sql.raw(`hits_${at}`))
  const own = words.map((word, at) => {
    const others = words
      .map((each, other) => ({ each, hits: hits[other] as Fragment }))
      .filter(({ each }) => each !== word)
      // Longer words match less, and what fails the first condition is not held against the next.
      .sort((a, b) => weightOf(b.each) - weightOf(a.each))
      .map(({ each, hits }) => holdsAtOrAbove(each, hits))
    return sql`select h.code, h.level, h.score from ${hits[at] as Fragment} h
      where ${sql.join([inScope(filter), ...others], sql` and `)}`
  })
  const everywhere = { ...filter, within: '', levels }
  const sets = words.map(
    (word, at) => sql`${hits[at] as Fragment} as materialized (${hitsOf(word, everywhere)})`,
  )
  return sql`with ${sql.join(sets)} ${sql.join(own, sql` union all `)}`
}

/** A character of Chinese says about as much as three letters. */
function weightOf({ prefixes: [text = ''] }: Word): number {
  return /^[a-z]+$/.test(text) ? text.length : 3 * text.length
}

function inScope(filter: SearchFilter): Fragment {
  const [first, end] = codeRange(filter.within)
  const wanted = filter.levels.map((level) => levels.indexOf(level) + 1)
  return sql`code between ${first}::bigint and ${end}::bigint and level = any (${wanted}::smallint[])`
}

/** What a word alone finds. */
function hitsOf(word: Word, filter: SearchFilter): Fragment {
  const parts = word.prefixes.map(
    (prefix) => sql`
      select code, level, place + 10 as score from regions.tokens
      where token >= ${prefix} and token < ${prefix + last}
        and level <= ${deepestOf(prefix, filter)} and ${inScope(filter)}`,
  )
  parts.push(sql`
    select code, level, place::integer from regions.tokens
    where token = any (${word.whole}::text[]) and ${inScope(filter)}`)
  if (word.codePrefix !== undefined) parts.push(...codesOf(word.codePrefix, filter))
  return sql.join(parts, sql` union all `)
}

function deepestOf(prefix: string, filter: SearchFilter): number {
  const deepest = /^[a-z]+$/.test(prefix) ? deepestFor[prefix.length] : undefined
  // A city has some thousands of villages.
  return filter.within.length >= 4 ? levels.length : (deepest ?? levels.length)
}

/** By level, so that a short prefix stops at the limit instead of reading every village below it. */
function codesOf(prefix: string, filter: SearchFilter): Fragment[] {
  const [first, end] = codeRange(prefix)
  const [from, to] = codeRange(filter.within)
  return filter.levels.map(
    (level) => sql`
      (select r.code::bigint, ${levels.indexOf(level) + 1}::smallint,
         case when r.code = ${prefix.padEnd(12, '0')} then 0 else 10 end
       from regions.regions r
       where level = ${level} and code between ${first} and ${end} and code between ${from} and ${to}
         and valid_to is null and kind <> 'pseudo'
       order by r.code limit ${filter.limit})`,
  )
}

/** Whether the region itself or one above it is among the hits of a word, or its code begins with it. */
function holdsAtOrAbove(word: Word, hits: Fragment): Fragment {
  const anywhere = higher.map(
    ([divisor, level]) =>
      sql`h.code / ${sql.raw(divisor)} * ${sql.raw(divisor)} in (
        select code from ${hits} where ${sql.raw(level)})`,
  )
  anywhere.push(sql`h.code in (select code from ${hits})`)
  if (word.codePrefix !== undefined) {
    const [first, end] = codeRange(word.codePrefix)
    anywhere.push(sql`h.code between ${first}::bigint and ${end}::bigint`)
  }
  return sql`(${sql.join(anywhere, sql` or `)})`
}
