import { useQueryClient } from '@tanstack/react-query'

/** Everything that shows a count is asked for anew. */
export function useRenewCounts(): () => Promise<void> {
  const queryClient = useQueryClient()
  return async () => {
    for (const queryKey of [['monthly-counts'], ['figures'], ['waiting', 'monthly-counts']]) {
      await queryClient.invalidateQueries({ queryKey })
    }
  }
}
