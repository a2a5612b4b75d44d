/** Who looked at the people of an organization and who changed them; read when it is asked for. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { hangingWords as words } from './hanging-words.ts'
import type { OrganizationsWebParts } from './parts.ts'
import { contactsQuery, type Place, pathOf } from './queries.ts'

export function TracesSection({
  place,
  Traces,
}: { place: Place } & Pick<OrganizationsWebParts, 'Traces'>) {
  const say = useSay()
  const { api, can } = useDesk()
  const [asked, setAsked] = useState(false)
  const contacts = useQuery({ ...contactsQuery(api, place), enabled: can('contacts.read') })
  // Of this organization it is not for me: my reach for it is narrower than what I see.
  if (contacts.isError && problemOf(contacts.error).status === 404) return null
  if (asked) return <Traces of="organization" path={`${pathOf(place)}/traces`} />
  return (
    <p>
      <Button onClick={() => setAsked(true)}>{say(words.tracesAsk)}</Button>
    </p>
  )
}
