/** The office enters the wishes of somebody who cannot; whose hand it was is kept. */
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { StateChoice } from '#base/web/state-choice.tsx'
import type { RosterSide } from '../../shared/roster-schema.ts'
import { mostChoices } from '../../shared/tie-schema.ts'
import { ParticipantPicker, type PickedParticipant } from '../participant-picker.tsx'
import { rosterWords } from '../roster/roster-words.ts'
import { WishEditor } from './wish-editor.tsx'
import { choicesQuery } from './wish-queries.ts'
import { callWords as words } from './wish-words.ts'

export function ForOthersDialog({ cycleId, onClose }: { cycleId: string; onClose(): void }) {
  const say = useSay()
  const id = useId()
  const [side, setSide] = useState<RosterSide>('community')
  const [picked, setPicked] = useState<PickedParticipant>()
  return (
    <Dialog title={say(words.forOthersTitle)} onClose={onClose}>
      <StateChoice
        label={words.side}
        value={side}
        choices={[
          { value: 'community', label: rosterWords.community },
          { value: 'supporter', label: rosterWords.supporter },
        ]}
        onChoose={(chosen) => {
          setSide(chosen)
          setPicked(undefined)
        }}
      />
      <div className="field">
        <label htmlFor={id}>{say(words.who)}</label>
        <ParticipantPicker
          id={id}
          named={say(words.who)}
          cycleId={cycleId}
          side={side}
          value={picked}
          onPick={setPicked}
        />
      </div>
      {picked && (
        <Theirs
          key={picked.id}
          cycleId={cycleId}
          organizationId={picked.id}
          side={side}
          onKept={onClose}
        />
      )}
    </Dialog>
  )
}

interface TheirsProps {
  cycleId: string
  organizationId: string
  side: RosterSide
  onKept(): void
}

function Theirs(props: TheirsProps) {
  const { api } = useDesk()
  const query = useQuery(choicesQuery(api, props.cycleId, props.organizationId))
  if (query.data) return <WishEditor {...props} most={mostChoices} choices={query.data.choices} />
  return query.isError ? <Unread error={query.error} retry={query.refetch} /> : <Loading />
}
