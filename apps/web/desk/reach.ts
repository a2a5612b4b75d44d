/** Whether the server answers, and whether a newer desk waits to be used. */
import { useSyncExternalStore } from 'react'
import { noteAnswered, onUnanswered } from '#base/web/answers.ts'

interface Status {
  reachable: boolean
  /** Puts the new version in place; undefined while there is none. */
  update: (() => void) | undefined
}

let status: Status = { reachable: navigator.onLine, update: undefined }
const listeners = new Set<() => void>()

function change(next: Partial<Status>): void {
  status = { ...status, ...next }
  for (const listener of listeners) listener()
}

export function useStatus(): Status {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => status,
  )
}

/** @param ask tries the server; a network that is up says little about it */
export function watchReach(ask: () => Promise<boolean>): void {
  let looking = false
  const look = async () => {
    if (looking) return
    looking = true
    const reachable = await ask()
    looking = false
    if (reachable !== status.reachable) change({ reachable })
    if (reachable) noteAnswered()
    if (!reachable && timer === undefined) timer = setTimeout(again, 10_000)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const again = () => {
    timer = undefined
    void look()
  }
  addEventListener('online', look)
  addEventListener('offline', () => change({ reachable: false }))
  onUnanswered(look)
}

/** The shell stays on the device; a new one waits until somebody says so, because a page may hold unsent words. */
export async function startServiceWorker(): Promise<void> {
  // Not there on a network without https; the desk then works while the server answers.
  if (!('serviceWorker' in navigator)) return
  const { Workbox } = await import('workbox-window')
  const worker = new Workbox('/desk/sw.js', { scope: '/desk' })
  worker.addEventListener('waiting', () => {
    change({
      update: () => {
        worker.addEventListener('controlling', () => location.reload())
        worker.messageSkipWaiting()
      },
    })
  })
  await worker.register().catch(() => undefined)
}
