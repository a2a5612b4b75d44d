/** Cursors of this room's lists; one that was not made here begins the list at its start. */
import * as z from 'zod'
import { decodeCursor } from '#base/shared/paging.ts'

export function idOfCursor(cursor: string | undefined): string | undefined {
  return decodeCursor(cursor, [z.uuid()])?.[0]
}

export function sizeOfCursor(cursor: string | undefined): number | undefined {
  const size = decodeCursor(cursor, [z.string().regex(/^\d{1,15}$/)])?.[0]
  return size === undefined ? undefined : Number(size)
}
