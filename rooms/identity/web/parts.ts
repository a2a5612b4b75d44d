/** What the room's pages are given when the desk is put together. */
import type { ComponentType } from 'react'
import type { ScopeKind } from '../shared/roles.ts'
import type { ScopeRef } from '../shared/schema.ts'

export interface PickedPlace extends ScopeRef {
  name: string
}

export interface PlacePickerProps {
  id: string
  /** What the field is called. */
  named: string
  value: PickedPlace | undefined
  onPick(place: PickedPlace | undefined): void
  /** What the place may be. */
  kinds: readonly ScopeKind[]
  /** Only what has an administration of its own: counties, prefectures, provinces. */
  administrations?: boolean
  describedBy?: string
  invalid?: boolean
}

/** Places of duty are regions, areas and organizations: rooms above this one know them. */
export interface IdentityWebParts {
  PlacePicker: ComponentType<PlacePickerProps>
  /** Who looked at an account and who changed it: the journal is beside this room. */
  Traces: ComponentType<{ path: string; of: 'account' }>
}
