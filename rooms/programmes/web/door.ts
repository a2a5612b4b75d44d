import type { DeskPart } from '#base/web/desk-part.ts'
import { programmesPage } from './queries.ts'
import { tasksWaiting } from './waiting.ts'
import { programmeWords as words } from './words.ts'

const readers = { capability: 'programmes.read' }
const writers = { capability: 'programmes.write' }

const mostFound = '8'

export const programmesDesk: DeskPart = {
  pages: [
    {
      path: '/programmes',
      access: readers,
      load: async () => (await import('./programmes-page.tsx')).ProgrammesPage,
    },
    {
      path: '/programmes/new',
      access: writers,
      load: async () => (await import('./new-programme-page.tsx')).NewProgrammePage,
    },
    {
      path: '/programmes/$id',
      access: readers,
      load: async () => (await import('./programme-page.tsx')).ProgrammePage,
    },
    {
      path: '/programmes/$id/change',
      access: writers,
      load: async () => (await import('./change-programme-page.tsx')).ChangeProgrammePage,
    },
    {
      path: '/programmes/$id/settings',
      access: readers,
      load: async () => (await import('./settings/settings-page.tsx')).SettingsPage,
    },
    {
      path: '/programmes/$id/settings/change',
      access: writers,
      load: async () => (await import('./settings/change-settings-page.tsx')).ChangeSettingsPage,
    },
    {
      path: '/programmes/$id/guidance',
      access: readers,
      load: async () => (await import('./guidance/guidance-page.tsx')).GuidancePage,
    },
    {
      path: '/programmes/$id/cycles/new',
      access: writers,
      load: async () => (await import('./cycles/new-cycle-page.tsx')).NewCyclePage,
    },
    {
      path: '/cycles/$cycleId/stages',
      access: writers,
      load: async () => (await import('./cycles/stages-page.tsx')).StagesPage,
    },
    {
      path: '/cycles/$cycleId/duties',
      access: writers,
      load: async () => (await import('./cycles/duties-page.tsx')).DutiesPage,
    },
    {
      path: '/documents/$county/$documentId',
      access: readers,
      load: async () => (await import('./documents/document-page.tsx')).DocumentPage,
    },
    {
      path: '/documents/$county/$documentId/write',
      access: writers,
      load: async () => (await import('./documents/write-document-page.tsx')).WriteDocumentPage,
    },
  ],
  nav: [
    { to: '/programmes', also: ['/cycles', '/documents'], label: words.title, access: readers },
  ],
  search: [
    {
      name: 'programmes',
      label: words.title,
      access: readers,
      find: async (api, query, signal) => {
        const { items } = await programmesPage(api, { q: query, limit: mostFound }, signal)
        return items.map(({ id, name, region, office }) => ({
          id,
          title: name,
          aside: `${region} · ${office}`,
          to: `/programmes/${id}`,
        }))
      },
    },
  ],
  waiting: [tasksWaiting],
  abilities: [
    { access: writers, what: words.keepWhat, where: words.where, to: '/programmes' },
    { access: readers, what: words.what, where: words.where, to: '/programmes' },
  ],
}
