/** What a run came to, pair by pair, with what both sides said; by how it stands. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import { type PlainColumn, PlainTable } from '#base/web/plain-table.tsx'
import { originWords } from '../shared/words.ts'
import { type Proposal, type ProposalState, proposalsQuery, type Run } from './queries.ts'
import { runWords as words } from './run-words.ts'

export function RunProposals({ run }: { run: Run }) {
  const say = useSay()
  const { api } = useDesk()
  const [state, setState] = useState<ProposalState>()
  const query = useInfiniteQuery(proposalsQuery(api, { county: run.countyCode, id: run.id }, state))
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const { proposals, waiting, accepted, declined, lapsed } = run.counts
  const choices = [
    [undefined, say(words.every, { count: proposals })],
    ['waiting', say(words.waitingFor, { count: waiting })],
    ['accepted', say(words.both, { count: accepted })],
    ['declined', say(words.oneDeclined, { count: declined })],
    ...(lapsed > 0 ? ([['lapsed', say(words.lapsedOnes, { count: lapsed })]] as const) : []),
  ] as const
  const columns: [PlainColumn<Proposal>, ...PlainColumn<Proposal>[]] = [
    {
      head: words.community,
      cell: ({ community, dropped, lapsed }) => (
        <>
          {community.name}
          {lapsed && <div className="below">{say(words.lapsed)}</div>}
          {dropped && <div className="below">{say(words.dropped)}</div>}
        </>
      ),
    },
    { head: words.supporter, cell: ({ supporter }) => supporter.name },
    {
      head: words.origin,
      cell: ({ origin, why }) => (
        <>
          {say(originWords[origin])}
          <div className="below">{why}</div>
        </>
      ),
    },
    {
      head: words.communitySays,
      cell: ({ communityAnswer, lapsed }) => <Answer of={communityAnswer} lapsed={lapsed} />,
    },
    {
      head: words.supporterSays,
      cell: ({ supporterAnswer, lapsed }) => <Answer of={supporterAnswer} lapsed={lapsed} />,
    },
  ]
  return (
    <Section title={say(words.proposals)}>
      <fieldset className="chips">
        <legend className="unseen">{say(words.filter)}</legend>
        {choices.map(([value, label]) => (
          <button
            key={label}
            type="button"
            className={state === value ? 'chip on' : 'chip'}
            aria-pressed={state === value}
            onClick={() => setState(value)}
          >
            {label}
          </button>
        ))}
      </fieldset>
      {query.isPending && <Loading />}
      {query.isError && !query.data && <Unread error={query.error} retry={query.refetch} />}
      {query.data && items.length === 0 && <p className="second">{say(words.noneSuch)}</p>}
      {items.length > 0 && (
        <PlainTable
          label={say(words.proposals)}
          items={items}
          keyOf={({ id }) => id}
          columns={columns}
        />
      )}
      {query.hasNextPage && (
        <p className="list-foot">
          <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            {say(words.more)}
          </Button>
        </p>
      )}
    </Section>
  )
}

function Answer({ of, lapsed }: { of: Proposal['supporterAnswer']; lapsed: boolean }) {
  const say = useSay()
  if (of === null) {
    return <span className="second">{say(lapsed ? words.silent : words.unanswered)}</span>
  }
  if (of.reason === null) return say(words[of.answer])
  return say(words.declinedWhy, { reason: of.reason })
}
