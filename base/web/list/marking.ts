/** Rows that were marked, on the pages that are shown and on those that are not. */
import { useState } from 'react'

export interface Marked<Item> {
  items: readonly Item[]
  has(id: string): boolean
  toggle(item: Item): void
  /** All that the view holds, however many pages. */
  all(): Promise<void>
  none(): void
  counting: boolean
  /** More than may be marked at once; nothing was. */
  tooMany: boolean
}

interface Source<Item> {
  idOf(item: Item): string
  most: number
  load(after: string | undefined): Promise<{ items: Item[]; next?: string | undefined }>
}

export function useMarking<Item>({ idOf, most, load }: Source<Item>): Marked<Item> {
  const [marked, setMarked] = useState<ReadonlyMap<string, Item>>(new Map())
  const [counting, setCounting] = useState(false)
  const [tooMany, setTooMany] = useState(false)
  return {
    items: [...marked.values()],
    counting,
    tooMany,
    has: (id) => marked.has(id),
    toggle: (item) => {
      const next = new Map(marked)
      if (!next.delete(idOf(item))) next.set(idOf(item), item)
      setMarked(next)
      setTooMany(false)
    },
    all: async () => {
      setCounting(true)
      try {
        const found = await loadAll(load, most)
        setTooMany(found === undefined)
        if (found) setMarked(new Map(found.map((item) => [idOf(item), item])))
      } finally {
        setCounting(false)
      }
    },
    none: () => {
      setMarked(new Map())
      setTooMany(false)
    },
  }
}

/** @returns undefined when there are more than `most` */
export async function loadAll<Item>(
  load: Source<Item>['load'],
  most: number,
): Promise<Item[] | undefined> {
  const found: Item[] = []
  let after: string | undefined
  do {
    const page = await load(after)
    found.push(...page.items)
    after = page.next
  } while (after !== undefined && found.length <= most)
  return after === undefined && found.length <= most ? found : undefined
}
