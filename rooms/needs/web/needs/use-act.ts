/** One step: sent once, at the version that is shown, and everything that shows the need is asked for anew. */
import { useQueryClient } from '@tanstack/react-query'
import { useDesk } from '#base/web/desk.tsx'
import { pathOf, type ShownNeed } from './queries.ts'

export function useAct({ countyCode: county, id, version }: ShownNeed) {
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const renew = async () => {
    await queryClient.invalidateQueries({ queryKey: ['needs'] })
    await queryClient.invalidateQueries({ queryKey: ['waiting', 'needs'] })
  }
  const act = async <Answer>(step: string, body: object = {}, key?: string): Promise<Answer> => {
    try {
      const path = `${pathOf({ county, id })}/${step}`
      return await api.send<Answer>('POST', path, { version, ...body }, key)
    } finally {
      // Refused, too: somebody may have been quicker, and what is shown is old.
      await renew()
    }
  }
  return { act, renew }
}
