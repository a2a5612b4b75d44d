import type { DeskPart } from '#base/web/desk-part.ts'
import { needsDoorWords as words } from './needs/door-words.ts'
import { needsSearch } from './needs/search.ts'
import { needsWaiting } from './needs/waiting.ts'
import { offersDesk } from './offers/desk.ts'

const readers = { capability: 'needs.read' }
const writers = { capability: 'needs.submit' }

export const needsDesk: DeskPart = {
  pages: [
    {
      path: '/needs',
      access: readers,
      load: async () => (await import('./needs/needs-page.tsx')).NeedsPage,
    },
    {
      path: '/needs/new',
      access: writers,
      load: async () => (await import('./needs/new-need-page.tsx')).NewNeedPage,
    },
    {
      path: '/needs/$county/$id',
      access: readers,
      load: async () => (await import('./needs/need-page.tsx')).NeedPage,
    },
    {
      path: '/needs/$county/$id/change',
      access: writers,
      load: async () => (await import('./needs/change-need-page.tsx')).ChangeNeedPage,
    },
    ...offersDesk.pages,
  ],
  nav: [{ to: '/needs', label: words.title, access: readers }, ...offersDesk.nav],
  search: [needsSearch, ...offersDesk.search],
  waiting: [needsWaiting],
  abilities: [
    { access: writers, what: words.add, where: words.where, to: '/needs/new' },
    { access: readers, what: words.what, where: words.where, to: '/needs' },
    ...offersDesk.abilities,
  ],
}
