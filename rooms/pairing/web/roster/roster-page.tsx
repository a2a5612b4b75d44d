/** The roster of a cycle: who takes part on both sides, with what the rules need of each, and what is missing. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useId } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { sayExactly } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Page } from '#base/web/page.tsx'
import { StateChoice } from '#base/web/state-choice.tsx'
import { CycleCrumbs } from '../cycle-crumbs.tsx'
import { cycleQuery } from '../queries.ts'
import { RelationsList } from './relations-list.tsx'
import { type Roster, rosterQuery } from './roster-queries.ts'
import { RosterRows } from './roster-rows.tsx'
import { rosterWords as words } from './roster-words.ts'

const parts = ['supporter', 'community', 'pairs'] as const
type Part = (typeof parts)[number]

export function RosterPage() {
  const say = useSay()
  const { api } = useDesk()
  const { cycleId = '' } = useParams({ strict: false }) as { cycleId?: string }
  const { way, part = 'supporter' } = useSearch({ strict: false }) as { way?: string; part?: Part }
  const query = useQuery(rosterQuery(api, cycleId, way))
  return (
    <Page
      title={say(words.title)}
      lead={say(words.lead)}
      narrow
      act={
        <ButtonLink to="/pairing/$cycleId/roster/bring" params={{ cycleId }} first>
          {say(words.bring)}
        </ButtonLink>
      }
    >
      <CycleCrumbs cycleId={cycleId} />
      {query.isPending && <Loading />}
      {query.isError && !query.data && <Unread error={query.error} retry={query.refetch} />}
      {query.data && <Shown cycleId={cycleId} roster={query.data} part={part} />}
    </Page>
  )
}

function Shown({ cycleId, roster, part }: { cycleId: string; roster: Roster; part: Part }) {
  const say = useSay()
  const id = useId()
  const navigate = useNavigate()
  const { way, ways } = roster
  const look = (changes: { way?: string; part?: Part }) =>
    void navigate({
      to: '.',
      search: { ...(way && { way }), part, ...changes } as never,
      replace: true,
    })
  return (
    <>
      {ways.length > 1 && way && (
        <div className="field">
          <p className="small">{say(words.way)}</p>
          <StateChoice
            label={words.way}
            value={way}
            choices={ways.map(({ code, name }) => ({ value: code, label: name }))}
            onChoose={(code) => look({ way: code })}
          />
        </div>
      )}
      <div className="section figures parts">
        {parts.map((each) => (
          <button
            key={each}
            type="button"
            className="figure"
            aria-expanded={part === each}
            aria-controls={id}
            onClick={() => look({ part: each })}
          >
            <Figure roster={roster} part={each} />
          </button>
        ))}
      </div>
      <div id={id} className="figure-rows">
        {part === 'pairs' ? (
          <RelationsList cycleId={cycleId} />
        ) : roster[part].participants === 0 ? (
          <Nobody cycleId={cycleId} side={say(words[part])} />
        ) : (
          <RosterRows key={part} cycleId={cycleId} side={part} way={way ?? undefined} />
        )}
      </div>
    </>
  )
}

function Figure({ roster, part }: { roster: Roster; part: Part }) {
  const say = useSay()
  if (part === 'pairs') {
    return (
      <>
        <b>{sayExactly(roster.locked + roster.avoided)}</b> {say(words.pairs)}
      </>
    )
  }
  const { participants, incomplete } = roster[part]
  return (
    <>
      <b>{sayExactly(participants)}</b> {say(words[part])}
      {participants > 0 && (
        <span className="below">
          {' '}
          {incomplete > 0
            ? say(words.lacking, { count: sayExactly(incomplete) })
            : say(words.complete)}
        </span>
      )}
    </>
  )
}

function Nobody({ cycleId, side }: { cycleId: string; side: string }) {
  const say = useSay()
  return (
    <div className="teach">
      <p>{say(words.nobody, { side })}</p>
      <p className="acts">
        <ToProgramme cycleId={cycleId} />
      </p>
    </div>
  )
}

function ToProgramme({ cycleId }: { cycleId: string }) {
  const say = useSay()
  const { api } = useDesk()
  const { data } = useQuery(cycleQuery(api, cycleId))
  if (!data) return null
  return (
    <Link to="/programmes/$id" params={{ id: data.programme.id }} search={{ cycle: cycleId }}>
      {say(words.toProgramme)}
    </Link>
  )
}
