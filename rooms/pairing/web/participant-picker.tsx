/** Picks one of those that take part on a side of a cycle. */
import { queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Picked } from '#base/web/picked.tsx'
import { SearchBox } from '#base/web/search-box.tsx'
import type { listParticipantsOutput } from '#rooms/programmes/shared/participant-schema.ts'
import type { RosterSide } from '../shared/roster-schema.ts'
import { rosterWords as words } from './roster/roster-words.ts'

type Participant = z.infer<typeof listParticipantsOutput>['items'][number]

export interface PickedParticipant {
  id: string
  name: string
}

interface ParticipantPickerProps {
  id: string
  /** What the field is called. */
  named: string
  cycleId: string
  side: RosterSide
  value: PickedParticipant | undefined
  /** Not these. */
  without?: readonly string[]
  onPick(participant: PickedParticipant | undefined): void
  describedBy?: string | undefined
  invalid?: boolean
}

const mostFound = 8

/** Names of cadres are among them: no device keeps these. */
const searchQuery = (api: Api, cycleId: string, side: RosterSide, q: string) =>
  queryOptions({
    queryKey: ['programmes', 'participants', cycleId, 'found', side, q] as string[],
    queryFn: async ({ signal }) =>
      (
        await api.get<z.infer<typeof listParticipantsOutput>>(
          `/api/cycles/${cycleId}/participants`,
          { part: side, q, limit: mostFound },
          signal,
        )
      ).items,
    enabled: q !== '',
    meta: { secret: true },
  })

export function ParticipantPicker(props: ParticipantPickerProps) {
  const { id, named, cycleId, side, value, onPick, describedBy, invalid = false } = props
  const { without = [] } = props
  const say = useSay()
  const { api } = useDesk()
  if (value) {
    return (
      <Picked id={id} named={named} onAgain={() => onPick(undefined)}>
        <b>{value.name}</b>
      </Picked>
    )
  }
  return (
    <SearchBox<Participant, string[]>
      id={id}
      label={words.find1}
      placeholder={say(words.search)}
      counted={words.found}
      none={words.foundNone}
      queryOf={(query) => searchQuery(api, cycleId, side, query)}
      offered={(each) => !without.includes(each.organizationId)}
      keyOf={(each) => each.organizationId}
      show={({ name, regionName }) => (
        <>
          <span className="strong">{name}</span> <span className="second">{regionName}</span>
        </>
      )}
      onPick={({ organizationId, name }) => onPick({ id: organizationId, name })}
      describedBy={describedBy}
      invalid={invalid}
    />
  )
}
