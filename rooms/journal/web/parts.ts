/** What the room's pages are given when the desk is put together: the rooms above know what their actions are called. */
import type { Words } from '#base/shared/words.ts'

export interface JournalWebParts {
  /** By `room.verb`. */
  loadActionWords(): Promise<Words>
}
