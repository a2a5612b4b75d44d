/** What the room's pages are given when the desk is put together: the rooms above know what is theirs. */
import type { Words } from '#base/shared/words.ts'

export interface JournalWebParts {
  /** By `room.verb`. */
  loadActionWords(): Promise<Words>
  /** By kind of subject, what it is. */
  loadSubjectWords(): Promise<Words>
  /** By kind of record, how many: `{count} 个单位`. */
  loadRecordWords(): Promise<Words>
}
