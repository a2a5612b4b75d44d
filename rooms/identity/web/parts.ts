/** What the room's pages are given when the desk is put together. */
import type { ComponentType } from 'react'
import type { ScopeRef } from '../shared/schema.ts'

export interface PickedPlace extends ScopeRef {
  name: string
}

export interface PlacePickerProps {
  id: string
  value: PickedPlace | undefined
  onPick(place: PickedPlace | undefined): void
  /** Only what has an administration of its own: counties, prefectures, provinces. */
  administrations?: boolean
  describedBy?: string
  invalid?: boolean
}

/** Places of duty are regions, areas and organizations: rooms above this one know them. */
export interface IdentityWebParts {
  PlacePicker: ComponentType<PlacePickerProps>
}
