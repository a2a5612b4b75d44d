/** What the room's pages are given when the desk is put together. */
import type { ComponentType } from 'react'

export interface OrganizationsWebParts {
  /** Who looked at what is kept of persons and who changed it: the journal is beside this room. */
  Traces: ComponentType<{ path: string; of: 'organization' }>
  /** With whom it is paired: the room of partnerships is above this one. */
  Partnerships: ComponentType<{ county: string; id: string }>
}
