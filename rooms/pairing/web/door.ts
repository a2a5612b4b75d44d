import type { DeskPart } from '#base/web/desk-part.ts'
import { findPartnerships } from './partnerships/story-queries.ts'
import { storyWords } from './partnerships/story-words.ts'
import { runWords } from './run-words.ts'
import { silentWaiting } from './silence/silent-waiting.ts'
import { proposalsWaiting, strandedWaiting, wishesWaiting } from './waiting.ts'
import { proposalWords } from './words.ts'

const leaders = { capability: 'pairing.run' }
const readers = { capability: 'programmes.read' }

/** Rules as sentences, for the ways that a programme lays down: to read, to change, and as text. */
export async function loadRules() {
  const [{ RulesEditor }, { rulesInWords }] = await Promise.all([
    import('./studio/rules-panel.tsx'),
    import('./studio/rules-in-words.ts'),
  ])
  return { RulesEditor, rulesInWords }
}

/** Where the work on a cycle goes on once both sides take part. */
export const pairingOfCycle = {
  ...{ label: runWords.fromProgramme, to: '/pairing/$cycleId', access: leaders },
}

/** With whom an organization is paired, for the pages of the organization. */
export const loadPartnershipsOf = () => import('./partnerships/partnerships-of.tsx')

const answerers = { capability: 'pairing.answer' }

/** Of a unit with many villages the others are on its page. */
const mostFound = 8

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
      path: '/pairing/$cycleId/roster',
      access: leaders,
      load: async () => (await import('./roster/roster-page.tsx')).RosterPage,
    },
    {
      path: '/pairing/$cycleId/roster/bring',
      access: leaders,
      load: async () => (await import('./roster/bring-sheet-page.tsx')).BringSheetPage,
    },
    {
      path: '/pairing/$cycleId/wishes',
      access: leaders,
      load: async () => (await import('./wishes/call-page.tsx')).CallPage,
    },
    {
      path: '/pairing/runs/$county/$id',
      access: leaders,
      load: async () => (await import('./run-page.tsx')).RunPage,
    },
    {
      path: '/pairing/runs/$county/$id/announce',
      access: leaders,
      load: async () => (await import('./ceremony/announce-page.tsx')).AnnouncePage,
    },
    {
      path: '/pairing/runs/$county/$id/ceremony',
      access: leaders,
      load: async () => (await import('./ceremony/host-page.tsx')).HostPage,
    },
    {
      path: '/pairing/runs/$county/$id/hall',
      access: leaders,
      bare: true,
      load: async () => (await import('./ceremony/hall-page.tsx')).HallPage,
    },
    {
      path: '/pairing/runs/$county/$id/minutes',
      access: leaders,
      load: async () => (await import('./ceremony/minutes-page.tsx')).MinutesPage,
    },
    {
      path: '/pairing/runs/$county/$id/studio',
      access: leaders,
      load: async () => (await import('./studio/studio-page.tsx')).StudioPage,
    },
    {
      path: '/partnerships/silent',
      access: readers,
      load: async () => (await import('./silence/silent-page.tsx')).SilentPage,
    },
    {
      path: '/partnerships/$county/$id',
      access: readers,
      load: async () => (await import('./partnerships/story-page.tsx')).StoryPage,
    },
    {
      path: '/proposals',
      access: answerers,
      load: async () => (await import('./my-proposals-page.tsx')).MyProposalsPage,
    },
    {
      path: '/wishes',
      access: answerers,
      load: async () => (await import('./wishes/my-wishes-page.tsx')).MyWishesPage,
    },
  ],
  nav: [
    { to: '/pairing', label: runWords.nav, access: leaders },
    { to: '/proposals', also: ['/wishes'], label: proposalWords.nav, access: answerers },
  ],
  search: [
    {
      name: 'partnerships',
      label: storyWords.partnership,
      access: readers,
      find: async (api, q, signal) => {
        const items = await findPartnerships(api, { q, limit: mostFound }, signal)
        return items.map(({ countyCode, id, supporter, community }) => ({
          ...{ id, title: `${supporter.name} — ${community.name}` },
          ...{ kind: storyWords.story, aside: community.township },
          to: `/partnerships/${countyCode}/${id}`,
        }))
      },
    },
  ],
  waiting: [proposalsWaiting, wishesWaiting, strandedWaiting, silentWaiting],
  abilities: [
    { access: leaders, what: runWords.what, where: runWords.where, to: '/pairing' },
    { access: answerers, what: proposalWords.what, where: proposalWords.where, to: '/proposals' },
  ],
}
