/** The rooms' web doors, put together. */
import { lazy } from 'react'
import type { DeskPart } from '#base/web/desk-part.ts'
import { activitiesDesk } from '#rooms/activities/web/door.ts'
import { identityDesk } from '#rooms/identity/web/door.ts'
import { figuresOfCycle, indicatorsDesk } from '#rooms/indicators/web/door.ts'
import { journalDesk } from '#rooms/journal/web/door.ts'
import { needsDesk } from '#rooms/needs/web/door.ts'
import { noticesDesk } from '#rooms/notices/web/door.ts'
import { loadSeated, organizationsDesk } from '#rooms/organizations/web/door.ts'
import {
  loadPartnershipsOf,
  loadRules,
  pairingDesk,
  pairingOfCycle,
} from '#rooms/pairing/web/door.ts'
import { programmesDesk } from '#rooms/programmes/web/door.ts'
import { regionsDesk } from '#rooms/regions/web/door.ts'
import { installationPart } from './installation-part.ts'
import { recordLinks } from './record-links.ts'

const PlacePicker = lazy(() => import('./place-picker.tsx'))
const Seated = lazy(loadSeated)
const Partnerships = lazy(loadPartnershipsOf)
const Traces = lazy(() => import('./traces.tsx'))

export const parts: readonly DeskPart[] = [
  identityDesk({ PlacePicker, Traces }),
  regionsDesk({ Seated }),
  organizationsDesk({ Traces, Partnerships }),
  programmesDesk({ loadRules, onward: [pairingOfCycle, figuresOfCycle] }),
  indicatorsDesk({ recordLinks, derived: [] }),
  needsDesk,
  pairingDesk,
  activitiesDesk,
  noticesDesk,
  journalDesk({
    loadActionWords: async () => (await import('./action-words.ts')).actionWords,
    loadSubjectWords: async () => (await import('./subject-words.ts')).subjectWords,
    loadRecordWords: async () => (await import('./record-words.ts')).recordWords,
  }),
  installationPart,
]
