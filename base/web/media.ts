import { useSyncExternalStore } from 'react'

/** Below this a table becomes a list of cards: it would have to scroll sideways. Paper has room for a table. */
const wideEnough = '(min-width: 760px), print'

export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(wideEnough).matches)
}

function subscribe(changed: () => void): () => void {
  const media = matchMedia(wideEnough)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}
