/** What every page of the desk finds around it. */
import { createContext, useContext } from 'react'
import type { Api } from './api.ts'

/** Where somebody holds a role: the place that their pages begin with. */
export interface Duty {
  role: string
  kind: 'region' | 'area' | 'organization'
  code: string
  name: string
  countyCode: string
  /** Where it lies: of an organization its seat. */
  regionCode: string
}

export interface Desk {
  api: Api
  /** Whoever is signed in; nobody on the pages that come before. */
  me: { id: string; name: string; duties: readonly Duty[] } | undefined
  /** Hides what would be refused; the server decides. */
  can(capability: string): boolean
}

const Context = createContext<Desk | undefined>(undefined)
export const DeskProvider = Context.Provider

export function useDesk(): Desk {
  const desk = useContext(Context)
  if (!desk) throw new Error('used outside <DeskProvider>')
  return desk
}
