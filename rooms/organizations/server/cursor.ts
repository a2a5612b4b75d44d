import * as z from 'zod'
import { decodeCursor } from '#base/shared/paging.ts'

const county = z.string().regex(/^\d{6}$/)
const region = z.string().regex(/^[\w.]{1,60}$/)
const number = z.string().regex(/^\d{1,9}$/)
const rank = z.string().regex(/^\d{1,4}$/)

/** Of each list, what the key of its last row is made of. */
const keys = {
  list: [county, region, z.uuid()],
  found: [rank, county, region, z.uuid()],
  pairs: [z.uuid(), z.uuid()],
  imports: [z.uuid()],
  rows: [number],
} as const

/** @returns undefined for one that was not made here */
export function readCursor(
  cursor: string | undefined,
  list: keyof typeof keys,
): string[] | undefined {
  return decodeCursor(cursor, keys[list])
}
