import type { DeskPart } from '#base/web/desk-part.ts'
import { kindWords } from '../shared/words.ts'
import { importWords } from './imports/import-words.ts'
import { toOwnOrganization } from './own-organization.ts'
import type { OrganizationsWebParts } from './parts.ts'
import { organizationsPage } from './queries.ts'
import { duplicatesWaiting, importsWaiting, ownWaiting } from './waiting.ts'
import { organizationWords as words } from './words.ts'

const readers = { capability: 'organizations.read' }
const writers = { capability: 'organizations.write' }
const reorganisers = { capability: 'organizations.reorganise' }
const importers = { capability: 'imports.run' }

export { OrganizationPicker, type PickedOrganization } from './organization-picker.tsx'
export const loadSeated = () => import('./seated.tsx')
export { OwnPartnerships } from './partnerships.tsx'

export const organizationsDesk = (parts: OrganizationsWebParts): DeskPart => ({
  pages: [
    {
      path: '/organizations',
      access: readers,
      load: async () => (await import('./organizations-page.tsx')).OrganizationsPage,
    },
    {
      path: '/organizations/new',
      access: writers,
      load: async () => (await import('./new-organization-page.tsx')).NewOrganizationPage,
    },
    {
      path: '/organizations/duplicates',
      access: writers,
      load: async () => (await import('./duplicates-page.tsx')).DuplicatesPage,
    },
    {
      path: '/organizations/$county/move',
      access: reorganisers,
      load: async () => (await import('./move-page.tsx')).MovePage,
    },
    {
      path: '/organizations/$county/merge',
      access: reorganisers,
      load: async () => (await import('./merge-page.tsx')).MergePage,
    },
    {
      path: '/organizations/$county/$id',
      access: readers,
      load: async () => (await import('./organization-page.tsx')).organizationPage(parts),
    },
    {
      path: '/organizations/$county/$id/rename',
      access: writers,
      load: async () => (await import('./rename-page.tsx')).RenamePage,
    },
    {
      path: '/organizations/$county/$id/edit',
      access: writers,
      load: async () => (await import('./edit-page.tsx')).EditPage,
    },
    {
      path: '/organizations/$county/$id/split',
      access: reorganisers,
      load: async () => (await import('./split-page.tsx')).SplitPage,
    },
    {
      path: '/organizations/imports',
      access: importers,
      load: async () => (await import('./imports/imports-page.tsx')).ImportsPage,
    },
    {
      path: '/organizations/imports/new',
      access: importers,
      load: async () => (await import('./imports/new-import-page.tsx')).NewImportPage,
    },
    {
      path: '/organizations/imports/$county/$id',
      access: importers,
      load: async () => (await import('./imports/import-page.tsx')).ImportPage,
    },
  ],
  nav: [
    {
      to: toOwnOrganization,
      also: ['/organizations'],
      label: words.title,
      access: readers,
    },
  ],
  search: [
    {
      name: 'organizations',
      label: words.title,
      access: readers,
      find: async (api, q, signal) => {
        const { items } = await organizationsPage(api, { q, limit: '8' }, signal)
        return items.map(({ countyCode, id, name, kind, code, parentName, regionName }) => ({
          id,
          title: name,
          kind: kindWords[kind],
          aside: `${parentName ?? regionName} ${code}`,
          to: `/organizations/${countyCode}/${id}`,
        }))
      },
    },
  ],
  waiting: [importsWaiting, duplicatesWaiting, ownWaiting],
  abilities: [
    { access: reorganisers, what: words.reorganiseWhat, where: words.where, to: '/organizations' },
    { access: writers, what: words.keepWhat, where: words.where, to: '/organizations' },
    {
      access: { capability: 'posts.write' },
      what: words.ownWhat,
      where: words.ownWhere,
      to: toOwnOrganization,
    },
    {
      access: importers,
      what: importWords.importWhat,
      where: importWords.importWhere,
      to: '/organizations/imports',
    },
    { access: readers, what: words.what, where: words.where, to: toOwnOrganization },
  ],
})
