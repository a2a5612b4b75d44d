/** One answer: sent once, and everything that shows it is asked for anew. */
import { useQueryClient } from '@tanstack/react-query'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { useUndo } from '#base/web/undo.tsx'
import type { MyProposal } from './queries.ts'
import { proposalWords as words } from './words.ts'

export function useAnswer(proposal: MyProposal) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const { countyCode, id, side, supporter, community } = proposal
  const pair = say(words.pair, { supporter: supporter.name, community: community.name })
  const send = async (
    body: { answer: 'accepted' | 'declined'; reason?: string | undefined },
    key?: string,
  ) => {
    const path = `/api/proposals/${countyCode}/${id}/answer`
    await api.send('POST', path, { side, ...body }, key)
  }
  /** Once it is answered the card may be gone, and whoever asked with it. */
  const finish = async (answer: 'accepted' | 'declined') => {
    tell({ said: say(answer === 'accepted' ? words.acceptedSaid : words.declinedSaid, { pair }) })
    await queryClient.invalidateQueries({ queryKey: ['proposals'] })
    await queryClient.invalidateQueries({ queryKey: ['waiting', 'proposals'] })
  }
  return { pair, send, finish }
}
