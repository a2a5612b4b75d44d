/** Cursor paging: a page of rows and, when there are more, where the next one begins. */
import * as z from 'zod'
import { isPlainText } from './plain-text.ts'

export const usualLimit = 50

const cursor = z.string().max(400).optional()

export const pageQuery = {
  after: cursor.describe('The `next` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(usualLimit),
}

/** For lists that people leaf through: back as well as on. */
export const twoWayQuery = {
  ...pageQuery,
  before: cursor.describe('The `previous` of the page after; `after` then counts for nothing'),
}

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().optional() })
}

export function twoWayPageOf<T extends z.ZodType>(item: T) {
  return pageOf(item).extend({ previous: z.string().optional() })
}

/** Opaque to the reader: the sort key of the last row. */
export function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/**
 * @param parts what the key is made of: a store compares them with columns of these types
 * @returns undefined for a cursor that was not made here; the list then begins at its start
 */
export function decodeCursor<const Parts extends readonly z.ZodType<string>[]>(
  cursor: string | undefined,
  parts: Parts,
): { -readonly [At in keyof Parts]: string } | undefined {
  if (!cursor) return undefined
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const sound =
      Array.isArray(key) &&
      key.length === parts.length &&
      parts.every((part, at) => part.safeParse(key[at]).success) &&
      key.every(isPlainText)
    return sound ? (key as { -readonly [At in keyof Parts]: string }) : undefined
  } catch {
    return undefined
  }
}

/** Asks the store for one row more than wanted and turns it into a page. */
export function cutPage<Row>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => string[],
): { items: Row[]; next?: string } {
  if (rows.length <= limit) return { items: rows }
  const items = rows.slice(0, limit)
  return { items, next: encodeCursor(keyOf(items[limit - 1] as Row)) }
}

/**
 * The same for a list that is read both ways.
 *
 * @param asked whether the rows follow a cursor, or lie before it and so come last one first
 */
export function cutTwoWayPage<Row>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => string[],
  asked: 'from the start' | 'after' | 'before',
): { items: Row[]; next?: string; previous?: string } {
  const more = rows.length > limit
  const items = rows.slice(0, limit)
  if (asked === 'before') items.reverse()
  const [first, last] = [items[0], items.at(-1)]
  if (first === undefined || last === undefined) return { items }
  const hasNext = asked === 'before' || more
  const hasPrevious = asked === 'before' ? more : asked === 'after'
  return {
    items,
    ...(hasNext && { next: encodeCursor(keyOf(last)) }),
    ...(hasPrevious && { previous: encodeCursor(keyOf(first)) }),
  }
}
