import { decodeCursor } from '#base/shared/paging.ts'

const id = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
const county = /^\d{6}$/
const region = /^[\w.]{1,60}$/

/** Of each list, what the key of its last row is made of. */
const keys = {
  list: [county, region, id],
  found: [/^\d{1,4}$/, county, region, id],
  pairs: [id, id],
} as const

/**
 * @returns undefined for one that was not made here, part by part: the statements compare the parts with columns that
 *   hold nothing of another form
 */
export function readCursor(
  cursor: string | undefined,
  list: keyof typeof keys,
): string[] | undefined {
  const forms = keys[list]
  const key = decodeCursor(cursor, forms.length)
  return key?.every((part, at) => forms[at]?.test(part)) ? key : undefined
}
