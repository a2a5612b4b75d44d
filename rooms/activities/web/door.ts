import type { DeskPart } from '#base/web/desk-part.ts'
import { deedDoorWords as words } from './door-words.ts'
import { deedsWaiting } from './waiting.ts'

const readers = { capability: 'deeds.read' }
const declarers = { capability: 'deeds.declare' }

export const activitiesDesk: DeskPart = {
  pages: [
    {
      path: '/deeds',
      access: readers,
      load: async () => (await import('./deeds-page.tsx')).DeedsPage,
    },
    {
      path: '/deeds/new',
      access: declarers,
      load: async () => (await import('./new-deed-page.tsx')).NewDeedPage,
    },
    {
      path: '/deeds/many',
      access: declarers,
      load: async () => (await import('./many/bring-deeds-page.tsx')).BringDeedsPage,
    },
    {
      path: '/deeds/$county/$id',
      access: readers,
      load: async () => (await import('./deed-page.tsx')).DeedPage,
    },
    {
      path: '/deeds/$county/$id/correct',
      access: declarers,
      load: async () => (await import('./correct-deed-page.tsx')).CorrectDeedPage,
    },
  ],
  nav: [{ to: '/deeds', label: words.nav, access: readers }],
  waiting: [deedsWaiting],
  abilities: [{ access: declarers, what: words.may, where: words.mayWhere, to: '/deeds' }],
}
