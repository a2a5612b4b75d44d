/** What a run came to, pair by pair, with what both sides said; by how it stands. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import { type PlainColumn, PlainTable } from '#base/web/plain-table.tsx'
import { originWords } from '../shared/words.ts'
import { AnswerForDialog } from './answer-for-dialog.tsx'
import { answerForWords as forWords } from './answer-for-words.ts'
import { type Proposal, type ProposalState, proposalsQuery, type Run } from './queries.ts'
import { runWords as words } from './run-words.ts'

export function RunProposals({ run }: { run: Run }) {
  const say = useSay()
  const { api } = useDesk()
  const [state, setState] = useState<ProposalState>()
  const [entering, setEntering] = useState<Entering>()
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
      cell: ({ community, supporter, partnershipId, dropped, lapsed }) => (
        <>
          {partnershipId === null ? (
            community.name
          ) : (
            <Link
              to="/partnerships/$county/$id"
              params={{ county: community.regionCode.slice(0, 6), id: partnershipId }}
              aria-label={say(words.storyOf, {
                community: community.name,
                supporter: supporter.name,
              })}
            >
              {community.name}
            </Link>
          )}
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
      cell: (proposal) => <Answer proposal={proposal} side="community" onEnter={setEntering} />,
    },
    {
      head: words.supporterSays,
      cell: (proposal) => <Answer proposal={proposal} side="supporter" onEnter={setEntering} />,
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
      {entering && <AnswerForDialog {...entering} onClose={() => setEntering(undefined)} />}
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

interface Entering {
  proposal: Proposal
  side: 'supporter' | 'community'
}

interface AnswerProps extends Entering {
  onEnter(entering: Entering): void
}

function Answer({ proposal, side, onEnter }: AnswerProps) {
  const say = useSay()
  const { supporterAnswer, communityAnswer, lapsed, dropped, asked } = proposal
  const answer = side === 'supporter' ? supporterAnswer : communityAnswer
  const other = side === 'supporter' ? communityAnswer : supporterAnswer
  if (answer === null) {
    const { name } = proposal[side]
    const isOpen = asked && !lapsed && !dropped && other?.answer !== 'declined'
    return (
      <>
        <span className="second">{say(lapsed ? words.silent : words.unanswered)}</span>{' '}
        {isOpen && (
          <button
            type="button"
            className="plain"
            aria-label={say(forWords.openOf, { name })}
            onClick={() => onEnter({ proposal, side })}
          >
            {say(forWords.open)}
          </button>
        )}
      </>
    )
  }
  return (
    <>
      {answer.reason === null
        ? say(words[answer.answer])
        : say(words.declinedWhy, { reason: answer.reason })}
      {answer.how !== null && (
        <div className="below">{say(forWords.entered, { how: answer.how })}</div>
      )}
    </>
  )
}
