import type { DeskPart } from '#base/web/desk-part.ts'
import { figureDoorWords as words } from './door-words.ts'
import type { IndicatorsWebParts } from './parts.ts'

const readers = { capability: 'indicators.read' }

/** The way from a programme to the figures of its cycle. */
export const figuresOfCycle = {
  ...{ label: words.title, to: '/cycles/$cycleId/figures', access: readers },
}

export const indicatorsDesk = (parts: IndicatorsWebParts): DeskPart => ({
  pages: [
    {
      path: '/figures',
      access: readers,
      load: async () => (await import('./programmes-page.tsx')).ProgrammesPage,
    },
    {
      path: '/cycles/$cycleId/figures',
      access: readers,
      load: async () => (await import('./look-page.tsx')).lookPage(parts),
    },
    {
      path: '/cycles/$cycleId/figures/$code',
      access: readers,
      load: async () => (await import('./figure-page.tsx')).figurePage(parts),
    },
  ],
  nav: [
    { to: '/figures', also: ['/cycles/$cycleId/figures'], label: words.title, access: readers },
  ],
  abilities: [{ access: readers, what: words.what, where: words.title, to: '/figures' }],
})

export type { RecordLinks } from './parts.ts'
