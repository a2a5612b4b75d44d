import type { DeskPart } from '#base/web/desk-part.ts'
import { runWords } from './run-words.ts'
import { proposalsWaiting, strandedWaiting } from './waiting.ts'
import { proposalWords } from './words.ts'

const leaders = { capability: 'pairing.run' }
const answerers = { capability: 'pairing.answer' }

export const pairingDesk: DeskPart = {
  pages: [
    {
      path: '/pairing',
      access: leaders,
      load: async () => (await import('./programmes-page.tsx')).ProgrammesPage,
    },
    {
      path: '/pairing/$cycleId',
      access: leaders,
      load: async () => (await import('./runs-page.tsx')).RunsPage,
    },
    {
      path: '/pairing/runs/$county/$id',
      access: leaders,
      load: async () => (await import('./run-page.tsx')).RunPage,
    },
    {
      path: '/proposals',
      access: answerers,
      load: async () => (await import('./my-proposals-page.tsx')).MyProposalsPage,
    },
  ],
  nav: [
    { to: '/pairing', label: runWords.nav, access: leaders },
    { to: '/proposals', label: proposalWords.nav, access: answerers },
  ],
  waiting: [proposalsWaiting, strandedWaiting],
  abilities: [
    { access: leaders, what: runWords.what, where: runWords.where, to: '/pairing' },
    { access: answerers, what: proposalWords.what, where: proposalWords.where, to: '/proposals' },
  ],
}
