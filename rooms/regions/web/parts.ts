/** What the room's pages are given when the desk is put together. */
import type { ComponentType } from 'react'

export interface RegionsWebParts {
  /** What has its seat in a village: organizations are a room above this one. */
  Seated: ComponentType<{ code: string }>
}
