import type { DeskPart } from '#base/web/desk-part.ts'
import type { JournalWebParts } from './parts.ts'
import { journalWords as words } from './words.ts'

export { Traces, type TracesProps } from './traces.tsx'

const readers = { capability: 'journal.read' }

export function journalDesk(parts: JournalWebParts): DeskPart {
  return {
    pages: [
      {
        path: '/journal',
        access: readers,
        load: async () => (await import('./journal-page.tsx')).journalPage(parts),
      },
    ],
    nav: [{ to: '/journal', label: words.title, access: readers }],
    abilities: [{ access: readers, what: words.what, where: words.where, to: '/journal' }],
  }
}
