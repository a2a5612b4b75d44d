/** Which rows a list shows: it stands in the address, so that a view can be sent to a colleague. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Saying } from '#base/shared/words.ts'

export interface Filter {
  /** As the address and the API name it. */
  name: string
  label: Saying
  choices: readonly { value: string; label: Saying }[]
}

export type View = Record<string, string>

/** Everything of the address that the list understands. */
export function useView(filters: readonly Filter[]): {
  view: View
  change(changes: Record<string, string | undefined>): void
} {
  const search = useSearch({ strict: false }) as View
  const navigate = useNavigate()
  const known = ['q', ...filters.map(({ name }) => name)]
  const view = Object.fromEntries(Object.entries(search).filter(([name]) => known.includes(name)))
  return {
    view,
    change: (changes) => {
      // What else stands in the address is not the list's, and stays.
      const next = Object.entries({ ...search, ...changes }).filter(([, value]) => value)
      void navigate({ to: '.', search: Object.fromEntries(next), replace: true })
    },
  }
}
