/** Cursors of this room's lists; one that was not made here begins the list at its start. */
import { decodeCursor } from '#base/shared/paging.ts'

export function idOfCursor(cursor: string | undefined): string | undefined {
  const id = decodeCursor(cursor, 1)?.[0]
  return id !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : undefined
}

export function sizeOfCursor(cursor: string | undefined): number | undefined {
  const size = decodeCursor(cursor, 1)?.[0]
  return size !== undefined && /^\d{1,15}$/.test(size) ? Number(size) : undefined
}
