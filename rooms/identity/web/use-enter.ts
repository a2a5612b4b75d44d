import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'

/** On to where one wanted to be, as whoever has just signed in; only within the desk. */
export function useEnter(): () => void {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { back = '' } = useSearch({ strict: false }) as { back?: string }
  return () => {
    // Whoever sat here before may have left without signing out.
    queryClient.clear()
    void navigate({ href: /^\/(?!\/)/.test(back) ? back : '/' })
  }
}
