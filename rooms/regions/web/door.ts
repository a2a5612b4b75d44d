import type { DeskPart } from '#base/web/desk-part.ts'
import { findRegions } from './queries.ts'
import { asideOf } from './region-picker.tsx'
import { regionWords as words } from './words.ts'

export { type PickedRegion, RegionPicker } from './region-picker.tsx'

export const regionsDesk: DeskPart = {
  pages: [
    {
      path: '/regions',
      access: 'signed-in',
      load: async () => (await import('./regions-page.tsx')).RegionsPage,
    },
    {
      path: '/regions/$code',
      access: 'signed-in',
      load: async () => (await import('./region-page.tsx')).RegionPage,
    },
  ],
  nav: [{ to: '/regions', label: words.title, access: 'signed-in' }],
  search: [
    {
      name: 'regions',
      label: words.title,
      access: 'signed-in',
      find: async (api, query, signal) =>
        (await findRegions(api, query, signal)).map((region) => ({
          id: region.code,
          title: region.name,
          aside: `${asideOf(region)} ${region.code}`,
          to: `/regions/${region.code}`,
        })),
    },
  ],
  abilities: [{ access: 'signed-in', what: words.what, where: words.where, to: '/regions' }],
}
