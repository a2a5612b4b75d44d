/** One run: how far it is, what can be done now, what came of it, and its life. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { dayOf, sayDate } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Notice, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { stateWords } from '../shared/problems.ts'
import { ClosedSides } from './closed-sides.tsx'
import { CycleCrumbs } from './cycle-crumbs.tsx'
import { type Run, runQuery } from './queries.ts'
import { RunActs } from './run-acts.tsx'
import { RunFamily } from './run-family.tsx'
import { RunObjections } from './run-objections.tsx'
import { RunProposals } from './run-proposals.tsx'
import { RunReport } from './run-report.tsx'
import { RunSteps } from './run-steps.tsx'
import { RunTried } from './run-tried.tsx'
import { closedWords, kindWords, runWords as words } from './run-words.ts'
import { RunWorking } from './run-working.tsx'
import { sayDays } from './say-days.ts'

/** Most of what is computed ends within seconds, and somebody sits before it. */
const askAgainMs = 1000

export function RunPage() {
  const say = useSay()
  const { api } = useDesk()
  const { county = '', id = '' } = useParams({ strict: false }) as { county?: string; id?: string }
  const query = useQuery({
    ...runQuery(api, { county, id }),
    refetchInterval: ({ state }) => (state.data?.working ? askAgainMs : false),
  })
  if (query.data) return <RunShown run={query.data} />
  if (!query.isError) return <Loading />
  return (
    <Page title={say(words.runs)} narrow>
      <Unread error={query.error} retry={query.refetch} />
    </Page>
  )
}

const beforeDecided: readonly Run['state'][] = ['draft', 'frozen', 'simulated']
const disclosedOnce: readonly Run['state'][] = ['disclosed', 'in-force']

function ClosedNotice({ run: { state, closed, cycleId } }: { run: Run }) {
  const say = useSay()
  const isAhead = state === 'disclosed'
  const title = isAhead ? closedWords.before : closedWords.after
  return (
    <Notice title={say(title, { count: closed.length })}>
      <ClosedSides closed={closed} />
      {isAhead ? (
        <p>{say(closedWords.beforeHow)}</p>
      ) : (
        <p className="acts">
          <Link to="/pairing/$cycleId" params={{ cycleId }}>
            {say(closedWords.go)}
          </Link>
        </p>
      )}
    </Notice>
  )
}

/** The pair that came in place of one that was objected to fell as well. */
const isLeftAfterObjection = ({ kind, state, counts }: Run) =>
  kind === 'objection' && state === 'proposed' && counts.declined + counts.lapsed > 0

function RunShown({ run }: { run: Run }) {
  const { say, language } = useReading()
  const { kind, state, createdAt, working, transcriptHash, parentId, countyCode, cycleId } = run
  const params = { county: countyCode, id: run.id }
  return (
    <Page
      title={say(words.runOn, {
        kind: say(kindWords[kind]),
        day: sayDate(dayOf(new Date(createdAt)), language),
      })}
      lead={
        <>
          <b>{say(stateWords[state])}</b> {sayDays(run, { say, language })}
        </>
      }
      act={<RunActs run={run} />}
    >
      <CycleCrumbs cycleId={cycleId} />
      {working && <RunWorking run={run} working={working} />}
      {!working && beforeDecided.includes(state) && <RunTried {...run} />}
      {run.closed.length > 0 && <ClosedNotice run={run} />}
      {isLeftAfterObjection(run) && (
        <Notice title={say(words.leftTitle)}>
          <p>{say(words.leftHow)}</p>
        </Notice>
      )}
      {transcriptHash !== null && <RunProposals run={run} />}
      {parentId === null && transcriptHash !== null && <RunFamily run={run} />}
      {parentId !== null && (
        <p>
          <Link to="/pairing/runs/$county/$id" params={{ county: countyCode, id: parentId }}>
            {say(words.belongs)}
          </Link>
        </p>
      )}
      {parentId === null && disclosedOnce.includes(state) && <RunObjections run={run} />}
      {transcriptHash !== null && <RunReport run={run} />}
      {run.announced && (
        <p>
          <Link to="/pairing/runs/$county/$id/ceremony" params={params}>
            {say(words.ceremony)}
          </Link>
        </p>
      )}
      <RunSteps steps={run.steps} />
    </Page>
  )
}
