/** What a figure is made of opens to the page of the record that was counted. */
import type { RecordLinks } from '#rooms/indicators/web/door.ts'

export const recordLinks: RecordLinks = {
  deed: {
    what: { zh: '实事', en: 'deed' },
    to: ({ county, id }) => `/deeds/${county}/${id}`,
  },
  need: {
    what: { zh: '需求', en: 'need' },
    to: ({ county, id }) => `/needs/${county}/${id}`,
  },
}
