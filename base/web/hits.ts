/** Which of what was found is meant: arrows go through it, enter takes one. Until an arrow was pressed none is marked. */
import { type KeyboardEvent, useState } from 'react'

export interface Hits<Item> {
  marked: Item | undefined
  /** Something else was typed: what was marked is gone. */
  restart(): void
  /** @returns whether the key was one of them */
  hear(event: KeyboardEvent): boolean
}

export function useHits<Item>(found: readonly Item[], onPick: (item: Item) => void): Hits<Item> {
  const [at, setAt] = useState(-1)
  const marked = found[Math.min(at, found.length - 1)]
  return {
    marked,
    restart: () => setAt(-1),
    hear: ({ key }) => {
      if (key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1))
      else if (key === 'ArrowUp') setAt(Math.max(0, at - 1))
      else if (key === 'Enter') {
        // Whoever types a whole name and presses enter means the best of what was found.
        const meant = marked ?? found[0]
        if (meant !== undefined) onPick(meant)
      } else return false
      return true
    },
  }
}
