import type { DeskPart } from '#base/web/desk-part.ts'
import { proposalsWaiting } from './waiting.ts'
import { proposalWords as words } from './words.ts'

const answerers = { capability: 'pairing.answer' }

export const pairingDesk: DeskPart = {
  pages: [
    {
      path: '/proposals',
      access: answerers,
      load: async () => (await import('./my-proposals-page.tsx')).MyProposalsPage,
    },
  ],
  nav: [{ to: '/proposals', label: words.nav, access: answerers }],
  waiting: [proposalsWaiting],
  abilities: [{ access: answerers, what: words.what, where: words.where, to: '/proposals' }],
}
