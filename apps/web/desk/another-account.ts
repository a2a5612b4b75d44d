/** Whether somebody else has signed in in this browser since this page was opened. */
import { useSyncExternalStore } from 'react'

/** Whose page the server has refused. */
let refused: string | undefined
const listeners = new Set<() => void>()

export const isAnothersNow = (account: string | undefined): boolean =>
  account !== undefined && account === refused

export function noteAnotherAccount(account: string | undefined): void {
  refused = account
  for (const listener of listeners) listener()
}

export function useAnothersNow(account: string | undefined): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => isAnothersNow(account),
  )
}
