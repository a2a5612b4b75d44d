/** Closing an organization and opening it again, after a look at what hangs on it or stands in the way. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Ask } from '#base/web/ask.tsx'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Loading } from '#base/web/notice.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { sayClosing } from './closing.ts'
import { childrenQuery, type Organization, pathOf, previewQuery } from './queries.ts'
import { Refusals } from './refusals.tsx'
import { organizationWords as words } from './words.ts'

interface Changed {
  id: string
  version: number
}

export function CloseOrReopen({ organization }: { organization: Organization }) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const offerUndo = useUndo()
  const [asking, setAsking] = useState(false)
  const { countyCode: county, id, name, version, endsOn } = organization
  const change = endsOn === null ? 'close' : 'reopen'
  const { data: preview, isPending } = useQuery(
    previewQuery(api, county, asking ? { change, items: [{ id }] } : undefined),
  )
  const send = async (what: typeof change, body: { version: number; reason: string }) => {
    try {
      return await api.send<Changed>('POST', `${pathOf({ county, id })}/${what}`, body)
    } finally {
      // Refused, too: a colleague may have been quicker, and what is shown is old.
      await queryClient.invalidateQueries({ queryKey: ['organizations'] })
    }
  }
  const act = async (reason: string) => {
    const done = await send(change, { version, reason })
    if (change === 'reopen') return offerUndo({ said: say(words.reopenedSaid, { name }) })
    offerUndo({
      said: say(words.closedSaid, { name }),
      undo: () => send('reopen', { version: done.version, reason: say(words.reasonMistake) }),
    })
  }
  const [title, detail, reasons] =
    change === 'close'
      ? ([words.closeTitle, words.closeDetail, [words.reasonReform, words.reasonGone]] as const)
      : ([words.reopenTitle, words.reopenDetail, [words.reasonMistake]] as const)
  const refusals = preview?.refusals ?? []
  const holding = refusals.some(({ code }) => code === 'organizations.has-branches')
  return (
    <>
      <Button onClick={() => setAsking(true)}>{say(words[change])}</Button>
      {asking && (
        <Ask
          open
          title={say(title, { name })}
          act={say(words[change])}
          hangs={change === 'close' ? sayClosing(say, preview?.hangs ?? []) : []}
          reasons={reasons.map((each) => say(each))}
          blocked={isPending || refusals.length > 0}
          onClose={() => setAsking(false)}
          onAct={act}
        >
          {isPending && <Loading />}
          <Refusals of={refusals}>{holding && <StillOpen organization={organization} />}</Refusals>
          {!isPending && refusals.length === 0 && <p>{say(detail)}</p>}
        </Ask>
      )}
    </>
  )
}

/** More are counted, and all stand on the page itself. */
const mostNamed = 5

/** What has to be closed or moved first, each a tap away. */
function StillOpen({ organization }: { organization: Organization }) {
  const say = useSay()
  const { api } = useDesk()
  const { countyCode: county, id, branches } = organization
  const { data } = useInfiniteQuery(childrenQuery(api, { county, id }))
  const items = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <p>{say(words.stillOpen, { count: branches })}</p>
      <ul>
        {items.slice(0, mostNamed).map((each) => (
          <li key={each.id}>
            <Link to="/organizations/$county/$id" params={{ county, id: each.id }}>
              {each.name}
            </Link>
          </li>
        ))}
      </ul>
      {branches > mostNamed && <p>{say(words.stillMore, { count: branches - mostNamed })}</p>}
    </>
  )
}
