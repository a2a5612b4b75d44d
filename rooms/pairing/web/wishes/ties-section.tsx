/** All ties from before a cycle, with what both sides say of them; the office keeps or ends each. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { useDesk } from '#base/web/desk.tsx'
import { sayFullDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Section } from '#base/web/page.tsx'
import { type PlainColumn, PlainTable } from '#base/web/plain-table.tsx'
import { StateChoice } from '#base/web/state-choice.tsx'
import { AddTieDialog } from './add-tie-dialog.tsx'
import { SettleTie } from './settle-tie.tsx'
import { type Tie, tiesQuery } from './wish-queries.ts'
import { wishWords, callWords as words } from './wish-words.ts'

const filters = ['all', 'questioned', 'ended'] as const
type Filter = (typeof filters)[number]

export function TiesSection({ cycleId }: { cycleId: string }) {
  const { say, language } = useReading()
  const { api } = useDesk()
  const query = useQuery(tiesQuery(api, cycleId))
  const [filter, setFilter] = useState<Filter>('all')
  const [adding, setAdding] = useState(false)
  const all = query.data ?? []
  const items = all.filter(({ state }) => filter === 'all' || state === filter)
  const columns: [PlainColumn<Tie>, ...PlainColumn<Tie>[]] = [
    {
      head: words.pair,
      cell: ({ supporter, community }) =>
        say(wishWords.pair, { supporter: supporter.name, community: community.name }),
    },
    { head: words.since, cell: ({ since }) => sayFullDate(since, language) },
    {
      head: words.said,
      cell: (tie) => {
        const said = say(saidOf(tie), { reason: tie.reason ?? '' })
        return tie.state === 'questioned' ? <b>{said}</b> : said
      },
    },
    {
      head: words.act,
      cell: (tie) => (tie.state === 'ended' ? undefined : <SettleTie tie={tie} />),
    },
  ]
  return (
    <Section
      title={say(words.ties)}
      aside={
        <span className="row-acts">
          <ButtonLink
            to="/pairing/$cycleId/roster/bring"
            params={{ cycleId }}
            search={{ table: 'relations' } as never}
          >
            {say(words.bring)}
          </ButtonLink>
          <Button onClick={() => setAdding(true)}>{say(words.addTie)}</Button>
        </span>
      }
    >
      {query.isPending && <Loading />}
      {query.isError && !query.data && <Unread error={query.error} retry={query.refetch} />}
      {query.data && all.length === 0 && <p className="second">{say(words.noTies)}</p>}
      {all.length > 0 && (
        <StateChoice
          label={words.filter}
          value={filter}
          choices={filters.map((value) => ({ value, label: words[value] }))}
          onChoose={setFilter}
        />
      )}
      {all.length > 0 && items.length === 0 && (
        <p className="second quick">{say(words.noneSuch)}</p>
      )}
      {items.length > 0 && (
        <PlainTable
          label={say(words.ties)}
          items={items}
          keyOf={({ id }) => id}
          columns={columns}
        />
      )}
      {adding && <AddTieDialog cycleId={cycleId} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function saidOf({ state, questionedBy, confirmed }: Tie): Saying {
  if (state === 'ended') return words.endedFor
  if (state === 'questioned') {
    return questionedBy === 'supporter' ? words.supporterQuestions : words.communityQuestions
  }
  if (confirmed.supporter && confirmed.community) return words.bothCount
  if (confirmed.supporter) return words.supporterCounts
  return confirmed.community ? words.communityCounts : words.nobodySaid
}
