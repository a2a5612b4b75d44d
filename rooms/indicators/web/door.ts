import type { DeskPart } from '#base/web/desk-part.ts'
import { countWords } from './count-words.ts'
import { figureDoorWords as words } from './door-words.ts'
import type { IndicatorsWebParts } from './parts.ts'
import { countsWaiting } from './waiting.ts'

const readers = { capability: 'indicators.read' }
const counting = { capability: 'counts.write' }
const agreeing = { capability: 'counts.confirm' }

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
    {
      path: '/monthly-counts',
      access: counting,
      load: async () => (await import('./enter-counts-page.tsx')).EnterCountsPage,
    },
    {
      path: '/monthly-counts/waiting',
      access: agreeing,
      load: async () => (await import('./countersign-page.tsx')).CountersignPage,
    },
  ],
  nav: [
    {
      to: '/figures',
      also: ['/cycles/$cycleId/figures', '/monthly-counts'],
      ...{ label: words.title, access: readers },
    },
  ],
  waiting: [countsWaiting],
  abilities: [
    { access: readers, what: words.what, where: words.title, to: '/figures' },
    {
      access: counting,
      ...{ what: countWords.what, where: countWords.title, to: '/monthly-counts' },
    },
    {
      access: agreeing,
      ...{
        what: countWords.agreeWhat,
        where: countWords.agreeTitle,
        to: '/monthly-counts/waiting',
      },
    },
  ],
})

export type { RecordLinks } from './parts.ts'
