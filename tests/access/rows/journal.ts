import type { RouteRow } from '../table.ts'

/** A journal is one log for its whole county: a part of the county reads none of it. */
const covers = { township: [], area: [], unit: [] }

export const journalRows: readonly RouteRow[] = [
  {
    route: 'GET /api/people/:id/traces',
    call: async (world, target) => {
      const { id } = await world.newPersonAt(target)
      return { path: `/api/people/${id}/traces` }
    },
    beyond: 'invisible',
    covers,
  },
  {
    route: 'GET /api/account/traces',
    call: () => ({ path: '/api/account/traces' }),
    beyond: 'anywhere',
  },
  {
    route: 'GET /api/journal/entries',
    call: (world, target) => {
      const { countyCode } = world.places[target]
      return {
        path: `/api/journal/entries?subjectKind=user&subjectId=none&county=${countyCode}`,
      }
    },
    beyond: 'invisible',
    covers,
  },
  {
    route: 'GET /api/journal/entries/count',
    call: (world, target) => ({
      path: `/api/journal/entries/count?county=${world.places[target].countyCode}`,
    }),
    beyond: 'invisible',
    covers,
  },
  {
    route: 'GET /api/journal/entries/:id/proof',
    call: async (world, target) => {
      const { countyCode } = world.places[target]
      const id = await world.sealedEntryIn(countyCode)
      return { path: `/api/journal/entries/${id}/proof?county=${countyCode}` }
    },
    beyond: 'invisible',
    covers,
  },
  {
    route: 'GET /api/journal/:county/export',
    call: (world, target) => ({
      path: `/api/journal/${world.places[target].countyCode}/export`,
    }),
    beyond: 'invisible',
    covers,
  },
]
