/** The rooms' web doors, put together. */
import { lazy } from 'react'
import type { DeskPart } from '#base/web/desk-part.ts'
import { identityDesk } from '#rooms/identity/web/door.ts'
import { journalDesk } from '#rooms/journal/web/door.ts'
import { needsDesk } from '#rooms/needs/web/door.ts'
import { loadSeated, organizationsDesk } from '#rooms/organizations/web/door.ts'
import { loadRules, pairingDesk, pairingOfCycle } from '#rooms/pairing/web/door.ts'
import { programmesDesk } from '#rooms/programmes/web/door.ts'
import { regionsDesk } from '#rooms/regions/web/door.ts'
import { installationPart } from './installation-part.ts'

const PlacePicker = lazy(() => import('./place-picker.tsx'))
const Seated = lazy(loadSeated)
const Traces = lazy(() => import('./traces.tsx'))

export const parts: readonly DeskPart[] = [
  identityDesk({ PlacePicker, Traces }),
  regionsDesk({ Seated }),
  organizationsDesk({ Traces }),
  programmesDesk({ loadRules, onward: [pairingOfCycle] }),
  needsDesk,
  pairingDesk,
  journalDesk({
    loadActionWords: async () => (await import('./action-words.ts')).actionWords,
    loadSubjectWords: async () => (await import('./subject-words.ts')).subjectWords,
    loadRecordWords: async () => (await import('./record-words.ts')).recordWords,
  }),
  installationPart,
]
