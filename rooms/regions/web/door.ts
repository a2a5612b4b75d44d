import type { DeskPart } from '#base/web/desk-part.ts'
import { LoadedParts } from './loaded-parts.tsx'
import { toOwnPlace } from './own-places.ts'
import type { RegionsWebParts } from './parts.ts'
import { areasPage, findPlaces, findRegions } from './queries.ts'
import { asideOf } from './region-picker.tsx'
import { areaWords, levelWords, placeKindWords, placeWords, regionWords as words } from './words.ts'

export {
  ManagementAreaPicker,
  type PickedArea,
} from './management-area-picker.tsx'
export { type PickedRegion, RegionPicker } from './region-picker.tsx'

const placeReaders = { capability: 'places.read' }
const placeWriters = { capability: 'places.write' }
const areaWriters = { capability: 'areas.write' }

export const regionsDesk = (parts: RegionsWebParts): DeskPart => ({
  pages: [
    {
      path: '/regions',
      access: 'signed-in',
      load: async () => (await import('./regions-page.tsx')).RegionsPage,
    },
    {
      path: '/regions/$code',
      access: 'signed-in',
      load: async () => (await import('./region-page.tsx')).regionPage(parts),
    },
    {
      path: '/places/$code',
      access: placeReaders,
      load: async () => (await import('./place-page.tsx')).PlacePage,
    },
    {
      path: '/places/$code/new',
      access: placeWriters,
      load: async () => (await import('./new-places-page.tsx')).NewPlacesPage,
    },
    {
      path: '/places/$code/count',
      access: placeWriters,
      load: async () => (await import('./count-places-page.tsx')).CountPlacesPage,
    },
    {
      path: '/places/$code/change',
      access: placeWriters,
      load: async () => (await import('./change-place-page.tsx')).ChangePlacePage,
    },
    {
      path: '/areas',
      access: placeReaders,
      load: async () => (await import('./areas-page.tsx')).AreasPage,
    },
    {
      path: '/areas/new',
      access: areaWriters,
      load: async () => (await import('./area-form-page.tsx')).NewAreaPage,
    },
    {
      path: '/areas/$id',
      access: placeReaders,
      load: async () => (await import('./area-page.tsx')).AreaPage,
    },
    {
      path: '/areas/$id/change',
      access: areaWriters,
      load: async () => (await import('./area-form-page.tsx')).ChangeAreaPage,
    },
  ],
  nav: [{ to: '/regions', also: ['/areas', '/places'], label: words.title, access: 'signed-in' }],
  search: [
    {
      name: 'regions',
      label: words.title,
      access: 'signed-in',
      everywhere: LoadedParts,
      find: async (api, query, signal, duties) =>
        (await findRegions(api, query, duties, signal)).map((region) => ({
          id: region.code,
          title: region.name,
          kind: levelWords[region.level],
          aside: `${asideOf(region)} ${region.code}`,
          to: `/regions/${region.code}`,
          ...(region.meant && { meant: true }),
        })),
    },
    {
      name: 'places',
      label: placeWords.section,
      access: placeReaders,
      find: async (api, query, signal, duties) =>
        (await findPlaces(api, query, duties, signal)).map(({ code, name, kind, fullName }) => ({
          id: code,
          title: name,
          kind: placeKindWords[kind],
          aside: fullName,
          to: `/places/${code}`,
        })),
    },
    {
      name: 'areas',
      label: areaWords.title,
      access: placeReaders,
      find: async (api, q, signal) =>
        (await areasPage(api, { q, limit: '8' }, signal)).items.map(({ id, name, keeperName }) => ({
          id,
          title: name,
          kind: areaWords.one,
          aside: keeperName,
          to: `/areas/${id}`,
        })),
    },
  ],
  abilities: [
    { access: placeWriters, what: placeWords.what, where: placeWords.where, to: toOwnPlace },
    { access: 'signed-in', what: words.what, where: words.where, to: '/regions' },
  ],
})
