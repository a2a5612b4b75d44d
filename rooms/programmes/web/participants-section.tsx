/** Who takes part in a cycle: three numbers, each of which opens to its organizations. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { Ask } from '#base/web/ask.tsx'
import { useDesk } from '#base/web/desk.tsx'
import { mayEnter } from '#base/web/desk-part.ts'
import { sayDate, sayExactly } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { SearchedRows } from '#base/web/list/searched-rows.tsx'
import { ButtonLink, Section } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { kindWords } from '#rooms/organizations/shared/words.ts'
import { type Part, parts, partWords } from '../shared/words.ts'
import { JoinDialog } from './join-dialog.tsx'
import type { ProgrammesWebParts } from './parts.ts'
import {
  type Cycle,
  countsQuery,
  type Participant,
  type Programme,
  participantsQuery,
} from './queries.ts'
import { participantWords as words } from './words.ts'

const sides = ['supporter', 'community'] as const

interface ParticipantsSectionProps {
  programme: Programme
  cycle: Cycle
  writable: boolean
}

export function ParticipantsSection({
  programme,
  cycle,
  writable,
  onward,
}: ParticipantsSectionProps & Pick<ProgrammesWebParts, 'onward'>) {
  const say = useSay()
  const id = useId()
  const [joining, setJoining] = useState<Part>()
  const [open, setOpen] = useState<Part>()
  const { api } = useDesk()
  const own = programme.cycle?.id === cycle.id ? programme.inside?.participants : undefined
  const { data: counts = own } = useQuery(countsQuery(api, cycle.id))
  if (!counts) return null
  // Where a programme has no allies, their nought would only be asked about.
  const shown = parts.filter(
    (part) => part !== 'ally' || programme.settings.allies || counts.ally > 0,
  )
  // Nobody is paired before both sides are there.
  const missing = sides.filter((part) => counts[part] === 0)
  return (
    <Section title={say(words.section)}>
      <div className="figures parts">
        {shown.map((part) => (
          <button
            key={part}
            type="button"
            className="figure"
            aria-expanded={open === part}
            aria-controls={id}
            onClick={() => setOpen(open === part ? undefined : part)}
          >
            <b>{sayExactly(counts[part])}</b> {say(partWords[part])}
          </button>
        ))}
      </div>
      <div id={id} className="figure-rows">
        {open && (
          <OfPart key={open} programme={programme} cycle={cycle} part={open} writable={writable} />
        )}
      </div>
      {writable && missing.length > 0 && (
        <p className="acts">
          {missing
            .filter((part) => part !== open)
            .map((part) => (
              <Button key={part} onClick={() => setJoining(part)}>
                {say(words.joinTitle, { part: say(partWords[part]) })}
              </Button>
            ))}
        </p>
      )}
      {missing.length === 0 && <Onward cycle={cycle} onward={onward} />}
      {joining && (
        <JoinDialog
          programme={programme}
          cycle={cycle}
          part={joining}
          all
          onJoined={() => setOpen(joining)}
          onClose={() => setJoining(undefined)}
        />
      )}
    </Section>
  )
}

interface OnwardProps extends Pick<ProgrammesWebParts, 'onward'> {
  cycle: Cycle
}

/** Where the work goes on, for whoever does it. */
function Onward({ cycle, onward }: OnwardProps) {
  const say = useSay()
  const { can } = useDesk()
  const open = onward.filter(({ access }) => mayEnter(access, can))
  if (open.length === 0) return null
  return (
    <p className="acts">
      {open.map(({ to, label }) => (
        <ButtonLink key={to} to={to} params={{ cycleId: cycle.id } as never}>
          {say(label)}
        </ButtonLink>
      ))}
    </p>
  )
}

function OfPart({ programme, cycle, part, writable }: ParticipantsSectionProps & { part: Part }) {
  const say = useSay()
  const { api } = useDesk()
  const [q, setQ] = useState('')
  const [state, setState] = useState<'present' | 'left'>('present')
  const [joining, setJoining] = useState(false)
  const text = q.trim()
  const query = useInfiniteQuery(participantsQuery(api, cycle.id, { part, state, q: text }))
  const said = say(partWords[part])
  const nobody = state === 'left' ? say(words.noneLeft) : say(words.none, { part: said })
  return (
    <>
      <SearchedRows
        query={query}
        state={{
          label: words.state,
          value: state,
          choices: [
            { value: 'present', label: words.present },
            { value: 'left', label: words.left },
          ],
          onChoose: setState,
        }}
        search={{
          text: q,
          label: say(words.find, { part: said }),
          placeholder: say(words.search),
          onType: setQ,
        }}
        act={writable && <Button onClick={() => setJoining(true)}>{say(words.joinAct)}</Button>}
        none={text ? say(words.noneFound, { query: text }) : nobody}
      >
        {(each) => <ParticipantRow key={each.id} of={each} cycle={cycle} writable={writable} />}
      </SearchedRows>
      {joining && (
        <JoinDialog
          programme={programme}
          cycle={cycle}
          part={part}
          onClose={() => setJoining(false)}
        />
      )}
    </>
  )
}

function ParticipantRow({
  of,
  cycle,
  writable,
}: {
  of: Participant
  cycle: Cycle
  writable: boolean
}) {
  const { say, language } = useReading()
  const { can } = useDesk()
  const { countyCode: county, organizationId: id, name, leftOn } = of
  const about = [
    say(kindWords[of.kind]),
    of.regionName,
    leftOn === null
      ? say(words.since, { day: sayDate(of.joinedOn, language) })
      : say(words.leftOn, { day: sayDate(leftOn, language), reason: of.leftReason ?? '' }),
  ]
  return (
    <li>
      <div>
        <p>
          {can('organizations.read') ? (
            <Link to="/organizations/$county/$id" params={{ county, id }}>
              {name}
            </Link>
          ) : (
            <b>{name}</b>
          )}{' '}
          {of.mine && <span className="tag">{say(words.mine)}</span>}
        </p>
        <p className="small">{about.join(' · ')}</p>
      </div>
      {writable && leftOn === null && <Leave of={of} cycle={cycle} />}
    </li>
  )
}

function Leave({ of: { organizationId, name, part }, cycle }: { of: Participant; cycle: Cycle }) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const offerUndo = useUndo()
  const [asking, setAsking] = useState(false)
  const path = `/api/cycles/${cycle.id}/participants`
  const send = async (to: string, body: unknown) => {
    try {
      await api.send('POST', to, body)
    } finally {
      await queryClient.invalidateQueries({ queryKey: ['programmes'] })
    }
  }
  return (
    <>
      <Button aria-label={say(words.leaveOf, { name })} onClick={() => setAsking(true)}>
        {say(words.leave)}
      </Button>
      {asking && (
        <Ask
          open
          title={say(words.leaveTitle, { name })}
          act={say(words.leave)}
          reasons={[words.leaveReform, words.leaveAsked, words.leaveTypo].map((each) => say(each))}
          onClose={() => setAsking(false)}
          onAct={async (reason) => {
            await send(`${path}/${organizationId}/leave`, { reason })
            offerUndo({
              said: say(words.leftSaid, { name }),
              undo: () => send(path, { part, organizationIds: [organizationId] }),
            })
          }}
        >
          <p>{say(words.leaveDetail)}</p>
        </Ask>
      )}
    </>
  )
}
