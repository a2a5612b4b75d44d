import type { DeskPart } from '#base/web/desk-part.ts'
import { needsDoorWords as words } from './door-words.ts'
import { needsPage } from './queries.ts'

/** Needs among what the desk's search over everything finds. */
export const needsSearch: NonNullable<DeskPart['search']>[number] = {
  name: 'needs',
  label: words.title,
  access: { capability: 'needs.read' },
  find: async (api, q, signal) => {
    const { items } = await needsPage(api, { q, limit: '8' }, signal)
    return items.map(({ countyCode, id, title, community }) => ({
      id,
      title,
      aside: community.name,
      to: `/needs/${countyCode}/${id}`,
    }))
  },
}
