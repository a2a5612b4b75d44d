/** One answer: sent once or taken back, and everything that shows it is asked for anew. */
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
  const path = `/api/proposals/${countyCode}/${id}`
  const ask = async () => {
    await queryClient.invalidateQueries({ queryKey: ['proposals'] })
    await queryClient.invalidateQueries({ queryKey: ['waiting', 'proposals'] })
  }
  const send = async (
    body: { answer: 'accepted' | 'declined'; reason?: string | undefined },
    key?: string,
  ) => {
    await api.send('POST', `${path}/answer`, { side, ...body }, key)
  }
  const sendBack = async () => {
    await api.send('POST', `${path}/take-back`, { side })
    await ask()
  }
  /** Once it is answered the card may be gone, and whoever asked with it. */
  const finish = async (answer: 'accepted' | 'declined') => {
    const said = say(answer === 'accepted' ? words.acceptedSaid : words.declinedSaid, { pair })
    tell({ said, undo: sendBack })
    await ask()
  }
  const takeBack = async () => {
    await sendBack()
    tell({ said: say(words.takenBack, { pair }) })
  }
  return { pair, send, finish, takeBack }
}
