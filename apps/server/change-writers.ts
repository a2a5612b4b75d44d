import { type ChangeWriter, writeEvents } from '#base/server/db/work.ts'
import type { Keys } from '#base/server/keys.ts'
import { writeFacts } from '#rooms/indicators/server/door.ts'
import { entryWriter } from '#rooms/journal/server/door.ts'

/** What is written beside every change, in whichever thread it is made. */
export function changeWriters({ journal }: Pick<Keys, 'journal'>): ChangeWriter[] {
  return [entryWriter(journal), writeEvents, writeFacts]
}
