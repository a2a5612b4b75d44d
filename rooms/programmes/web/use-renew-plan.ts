/** After a change of the work plan: its pages, and what waits on the home page, are read anew. */
import { useQueryClient } from '@tanstack/react-query'

export function useRenewPlan(): () => Promise<unknown> {
  const queryClient = useQueryClient()
  return () =>
    Promise.all(
      [['programmes'], ['waiting', 'programme-tasks']].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    )
}
