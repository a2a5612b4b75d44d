import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'

/** Everything that shows deeds is asked for anew. */
export function useRenewDeeds(): () => Promise<void> {
  const queryClient = useQueryClient()
  return useCallback(async () => {
    await queryClient.invalidateQueries({ queryKey: ['deeds'] })
    await queryClient.invalidateQueries({ queryKey: ['waiting', 'deeds'] })
  }, [queryClient])
}
