import type { ComponentType } from 'react'
import type { DeskPage, DeskPart } from '#base/web/desk-part.ts'
import type { ProgrammesWebParts } from './parts.ts'
import { programmesPage } from './queries.ts'
import { withRules } from './settings/rules-part.tsx'
import { settingsPaths } from './settings/settings-paths.ts'
import { tasksWaiting } from './waiting.ts'
import { programmeWords as words } from './words.ts'

const readers = { capability: 'programmes.read' }
const writers = { capability: 'programmes.write' }

const mostFound = '8'

/** Pages that show rules of pairing are given how these are said. */
function settingsPages({ loadRules }: ProgrammesWebParts): DeskPage[] {
  const page = (
    path: string,
    access: DeskPage['access'],
    load: () => Promise<ComponentType>,
  ): DeskPage => ({
    ...{ path: `/programmes/$id/${path}`, access },
    load: async () => {
      const [rules, Page] = await Promise.all([loadRules(), load()])
      return withRules(rules, Page)
    },
  })
  return [
    page(
      'settings',
      readers,
      async () => (await import('./settings/settings-page.tsx')).SettingsPage,
    ),
    page(
      'settings/compare',
      readers,
      async () => (await import('./settings/compare-page.tsx')).CompareSettingsPage,
    ),
    page(
      'settings/ways/new',
      writers,
      async () => (await import('./settings/ways/new-way-page.tsx')).NewWayPage,
    ),
    page(
      'settings/ways/$way',
      readers,
      async () => (await import('./settings/ways/way-page.tsx')).WayPage,
    ),
    page(
      'settings/ways/$way/change',
      writers,
      async () => (await import('./settings/ways/change-way-page.tsx')).ChangeWayPage,
    ),
    ...settingsPaths.map((path) =>
      page(`settings/${path}`, writers, async () => {
        const { changeSettingsPage } = await import('./settings/change-settings-page.tsx')
        return changeSettingsPage(path)
      }),
    ),
    page(
      'guidance',
      readers,
      async () => (await import('./guidance/guidance-page.tsx')).GuidancePage,
    ),
  ]
}

export function programmesDesk(parts: ProgrammesWebParts): DeskPart {
  return {
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
        load: async () => (await import('./programme-page.tsx')).programmePage(parts),
      },
      {
        path: '/programmes/$id/change',
        access: writers,
        load: async () => (await import('./change-programme-page.tsx')).ChangeProgrammePage,
      },
      ...settingsPages(parts),
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
}
