/** Lets one organization join a cycle, or all that fit, after a look at what would join and what would not. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { type ApiProblem, problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { useSay } from '#base/web/language.tsx'
import { Loading, Notice, ProblemNotice, Unread } from '#base/web/notice.tsx'
import { StateChoice } from '#base/web/state-choice.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { kindWords, levelWords } from '#rooms/organizations/shared/words.ts'
import { OrganizationPicker, type PickedOrganization } from '#rooms/organizations/web/door.ts'
import { kindsFor, levelsFor } from '../shared/judge-participants.ts'
import { type Part, partWords } from '../shared/words.ts'
import {
  type Cycle,
  type Joining,
  type JoinPreview,
  joinPreviewQuery,
  type Programme,
} from './queries.ts'
import { participantWords as words } from './words.ts'

interface JoinDialogProps {
  programme: Programme
  cycle: Cycle
  part: Part
  /** Begins with all that fit, as whoever has nobody yet mostly means. */
  all?: boolean
  /** Once some have joined: whoever adds them one by one goes on with the next. */
  onJoined?(): void
  onClose(): void
}

export function JoinDialog({
  programme,
  cycle,
  part,
  all = false,
  onJoined,
  onClose,
}: JoinDialogProps) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const id = useId()
  const [how, setHow] = useState<'one' | 'all'>(all ? 'all' : 'one')
  const [picked, setPicked] = useState<PickedOrganization>()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const said = say(partWords[part])
  const joining = joiningOf(part, how, picked)
  const preview = useQuery(joinPreviewQuery(api, cycle.id, joining))
  const count = preview.data?.joined ?? 0
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    try {
      const path = `/api/cycles/${cycle.id}/participants`
      const { joined } = await api.send<JoinPreview>('POST', path, joining)
      tell({ said: say(words.joinedSaid, { count: joined, part: said }) })
      onJoined?.()
      onClose()
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
      await queryClient.invalidateQueries({ queryKey: ['programmes'] })
    }
  }
  return (
    <Dialog title={say(words.joinTitle, { part: said })} onClose={onClose}>
      <form onSubmit={send} noValidate>
        {problem && <ProblemNotice problem={problem} sending />}
        <p className="second">{useFits(programme, part)}</p>
        {/* Who is an ally is a matter of each: most units are none. */}
        {part !== 'ally' && (
          <div className="quick">
            <StateChoice
              label={words.how}
              value={how}
              choices={[
                { value: 'one', label: words.one },
                { value: 'all', label: words.all },
              ]}
              onChoose={setHow}
            />
          </div>
        )}
        {(how === 'one' || part === 'ally') && (
          <div className="field">
            <label htmlFor={id}>{say(words.organization)}</label>
            <OrganizationPicker
              id={id}
              named={say(words.organization)}
              value={picked}
              onPick={setPicked}
            />
          </div>
        )}
        {joining && preview.isPending && <Loading />}
        {preview.isError && <Unread error={preview.error} retry={preview.refetch} />}
        {joining && preview.data && <Told preview={preview.data} all={'allOf' in joining} />}
        <div className="acts">
          <Button type="primary" htmlType="submit" loading={busy} disabled={count === 0}>
            {count > 0 ? say(words.joinNow, { count }) : say(words.joinAct)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Told({
  preview: { joined, already, faults },
  all,
}: {
  preview: JoinPreview
  all: boolean
}) {
  const say = useSay()
  if (faults.length > 0) {
    return (
      <Notice title={say(words.refused)} alert>
        {faults.map(({ pointer, text }) => (
          <p key={pointer + text}>{text}</p>
        ))}
      </Notice>
    )
  }
  return (
    <div className="hangs" role="status">
      <p className="strong">
        {joined > 0 ? say(words.would, { count: joined }) : say(words.wouldNone)}
      </p>
      {all && (
        <ul>
          {already > 0 && <li>{say(words.already, { count: already })}</li>}
          <li>{say(words.unfit)}</li>
        </ul>
      )}
    </div>
  )
}

/** Which kinds, and of which levels, the programme's settings name for the part. */
function useFits({ settings }: Programme, part: Part): string {
  const say = useSay()
  const kinds = kindsFor(part, settings)
    .map((kind) => say(kindWords[kind]))
    .join('、')
  const levels = levelsFor(part, settings)
    ?.map((level) => say(levelWords[level]))
    .join('、')
  return levels ? say(words.fitsLevels, { kinds, levels }) : say(words.fits, { kinds })
}

function joiningOf(
  part: Part,
  how: 'one' | 'all',
  picked: PickedOrganization | undefined,
): Joining | undefined {
  if (how === 'all' && part !== 'ally') return { part, allOf: { side: part } }
  return picked && { part, organizationIds: [picked.id] }
}
