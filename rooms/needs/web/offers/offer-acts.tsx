/** What a unit does with an offer of its own. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { type ApiProblem, problemOf } from '#base/web/api.ts'
import { Ask } from '#base/web/ask.tsx'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { ProblemNotice } from '#base/web/notice.tsx'
import { ButtonLink } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { pathOf, type ShownOffer } from './queries.ts'
import { offerWords as words } from './words.ts'

export function OfferActs({ offer }: { offer: ShownOffer }) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const [ending, setEnding] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const { countyCode: county, id, version, state, title } = offer
  const send = async (step: string, body: object = {}) => {
    try {
      await api.send('POST', `${pathOf({ county, id })}/${step}`, { version, ...body })
    } finally {
      // Refused, too: a colleague may have been quicker, and what is shown is old.
      await queryClient.invalidateQueries({ queryKey: ['offers'] })
    }
  }
  const act = async (step: string, said: Saying) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await send(step)
      tell({ said: say(said) })
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }
  if (state === 'ended') return null
  const held = state === 'draft' || state === 'paused'
  return (
    <>
      {problem && <ProblemNotice problem={problem} sending />}
      <p className="acts">
        {held && (
          <Button type="primary" loading={busy} onClick={() => act('publish', words.published)}>
            {say(state === 'draft' ? words.publish : words.again)}
          </Button>
        )}
        <ButtonLink to="/offers/$county/$id/change" params={{ county, id }}>
          {say(words.change)}
        </ButtonLink>
        {!held && (
          <Button loading={busy} onClick={() => act('pause', words.paused)}>
            {say(words.pause)}
          </Button>
        )}
        <Button onClick={() => setEnding(true)}>{say(words.end)}</Button>
      </p>
      <Ask
        title={say(words.endTitle, { title })}
        act={say(words.end)}
        reasons={[say(words.reasonMoved), say(words.reasonUsed)]}
        open={ending}
        onClose={() => setEnding(false)}
        onAct={async (reason) => {
          await send('end', { reason })
          tell({ said: say(words.ended) })
        }}
      >
        <p>{say(words.endDetail)}</p>
      </Ask>
    </>
  )
}
