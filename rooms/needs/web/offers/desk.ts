/** What of the desk is about offers. */
import type { DeskPart } from '#base/web/desk-part.ts'
import { offersDoorWords as words } from './door-words.ts'
import { offersPage } from './queries.ts'

const readers = { capability: 'needs.read' }
const writers = { capability: 'offers.write' }

export const offersDesk = {
  pages: [
    {
      path: '/offers',
      access: readers,
      load: async () => (await import('./offers-page.tsx')).OffersPage,
    },
    {
      path: '/offers/new',
      access: writers,
      load: async () => (await import('./new-offer-page.tsx')).NewOfferPage,
    },
    {
      path: '/offers/carry',
      access: writers,
      load: async () => (await import('./carry-offers-page.tsx')).CarryOffersPage,
    },
    {
      path: '/offers/bring',
      access: writers,
      load: async () => (await import('./bring-offers-page.tsx')).BringOffersPage,
    },
    {
      path: '/offers/$county/$id',
      access: readers,
      load: async () => (await import('./offer-page.tsx')).OfferPage,
    },
    {
      path: '/offers/$county/$id/change',
      access: writers,
      load: async () => (await import('./change-offer-page.tsx')).ChangeOfferPage,
    },
  ],
  nav: [{ to: '/offers', label: words.title, access: readers }],
  search: [
    {
      name: 'offers',
      label: words.title,
      access: readers,
      find: async (api, q, signal) => {
        const { items } = await offersPage(api, { q, limit: '8' }, signal)
        return items.map(({ countyCode, id, title, organizationName }) => ({
          id,
          title,
          aside: organizationName,
          to: `/offers/${countyCode}/${id}`,
        }))
      },
    },
  ],
  abilities: [
    { access: writers, what: words.add, where: words.where, to: '/offers/new' },
    { access: readers, what: words.what, where: words.where, to: '/offers' },
  ],
} as const satisfies DeskPart
