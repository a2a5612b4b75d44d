/** The runs of a cycle, newest first, and beginning one. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { dayOf, sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page, Section } from '#base/web/page.tsx'
import { type PlainColumn, PlainTable } from '#base/web/plain-table.tsx'
import { stateWords } from '../shared/problems.ts'
import { BeforeRun } from './before-run.tsx'
import { BeginRunDialog } from './begin-run-dialog.tsx'
import { PairAgainDialog } from './pair-again-dialog.tsx'
import { cycleQuery, type ListedRun, programmeQuery, runsQuery } from './queries.ts'
import { kindWords, rePairWords, runWords as words } from './run-words.ts'
import { sayDays } from './say-days.ts'

export function RunsPage() {
  const { say, language } = useReading()
  const { api } = useDesk()
  const { cycleId = '' } = useParams({ strict: false }) as { cycleId?: string }
  const query = useQuery(runsQuery(api, cycleId))
  const { data: cycle } = useQuery(cycleQuery(api, cycleId))
  const { data: programme } = useQuery(programmeQuery(api, cycle?.programme.id))
  const [beginning, setBeginning] = useState<'anew' | 'again'>()
  const isInForce = query.data?.some(({ state }) => state === 'in-force')
  const columns: [PlainColumn<ListedRun>, ...PlainColumn<ListedRun>[]] = [
    {
      head: words.run,
      cell: ({ countyCode: county, id, kind, createdAt }) => (
        <Link to="/pairing/runs/$county/$id" params={{ county, id }}>
          {say(words.runOn, {
            kind: say(kindWords[kind]),
            day: sayDate(dayOf(new Date(createdAt)), language),
          })}
        </Link>
      ),
    },
    { head: words.state, cell: ({ state }) => say(stateWords[state]) },
    { head: words.pairs, cell: ({ pairCount }) => pairCount },
    { head: words.days, cell: (run) => sayDays(run, { say, language }) },
  ]
  const title = cycle
    ? say(words.runsOf, { programme: cycle.programme.name, cycle: cycle.name })
    : say(words.runs)
  return (
    <Page
      title={title}
      lead={say(words.runsLead)}
      act={
        query.data && (
          <>
            {isInForce && (
              <Button onClick={() => setBeginning('again')}>{say(rePairWords.act)}</Button>
            )}
            <Button type="primary" onClick={() => setBeginning('anew')}>
              {say(words.begin)}
            </Button>
          </>
        )
      }
    >
      <nav className="crumbs" aria-label={say(words.path)}>
        <Link to="/pairing">{say(words.all)}</Link>
      </nav>
      <BeforeRun cycleId={cycleId} />
      <Section title={say(words.runs)}>
        {query.isPending && <Loading />}
        {query.isError && !query.data && <Unread error={query.error} retry={query.refetch} />}
        {query.data?.length === 0 && (
          <div className="teach">
            <p className="strong">{say(words.noRuns)}</p>
            <p>{say(words.noRunsHow)}</p>
          </div>
        )}
        {query.data && query.data.length > 0 && (
          <PlainTable label={title} items={query.data} keyOf={({ id }) => id} columns={columns} />
        )}
      </Section>
      {beginning === 'anew' && (
        <BeginRunDialog
          cycleId={cycleId}
          ways={programme?.settings.ways ?? []}
          onClose={() => setBeginning(undefined)}
        />
      )}
      {beginning === 'again' && (
        <PairAgainDialog cycleId={cycleId} onClose={() => setBeginning(undefined)} />
      )}
    </Page>
  )
}
