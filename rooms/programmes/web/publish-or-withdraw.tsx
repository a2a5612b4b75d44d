/** Letting everybody learn of a programme, and taking it off the public pages again; both with a reason. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Ask } from '#base/web/ask.tsx'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { useUndo } from '#base/web/undo.tsx'
import type { Programme } from './queries.ts'
import { programmeWords as words } from './words.ts'

interface Props {
  programme: Programme
}

export function PublishProgramme({ programme }: Props) {
  const say = useSay()
  const offerUndo = useUndo()
  const decide = useDecide(programme)
  const [asking, setAsking] = useState(false)
  const { name, version } = programme
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        {say(words.publish)}
      </Button>
      {asking && (
        <Ask
          open
          title={say(words.publishTitle, { name })}
          act={say(words.publish)}
          reasons={[words.publishReady, words.publishDecided].map((each) => say(each))}
          onClose={() => setAsking(false)}
          onAct={async (reason) => {
            const done = await decide('publish', { version, reason })
            offerUndo({
              said: say(words.publishedSaid, { name }),
              undo: () =>
                decide('withdraw', { version: done.version, reason: say(words.withdrawEarly) }),
            })
          }}
        >
          <p>{say(words.publishDetail)}</p>
        </Ask>
      )}
    </>
  )
}

export function WithdrawProgramme({ programme }: Props) {
  const say = useSay()
  const offerUndo = useUndo()
  const decide = useDecide(programme)
  const [asking, setAsking] = useState(false)
  const { name, version } = programme
  return (
    <>
      <Button onClick={() => setAsking(true)}>{say(words.withdraw)}</Button>
      {asking && (
        <Ask
          open
          title={say(words.withdrawTitle, { name })}
          act={say(words.withdraw)}
          reasons={[words.withdrawWrong, words.withdrawEarly].map((each) => say(each))}
          onClose={() => setAsking(false)}
          onAct={async (reason) => {
            await decide('withdraw', { version, reason })
            offerUndo({ said: say(words.withdrawnSaid, { name }) })
          }}
        >
          <p>{say(words.withdrawDetail)}</p>
        </Ask>
      )}
    </>
  )
}

function useDecide({ id }: Programme) {
  const { api } = useDesk()
  const queryClient = useQueryClient()
  return async (what: 'publish' | 'withdraw', body: { version: number; reason: string }) => {
    try {
      return await api.send<{ version: number }>('POST', `/api/programmes/${id}/${what}`, body)
    } finally {
      // Refused, too: a colleague may have been quicker, and what is shown is old.
      await queryClient.invalidateQueries({ queryKey: ['programmes'] })
    }
  }
}
