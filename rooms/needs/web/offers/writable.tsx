/** Pages that write for a unit in a cycle: which one is asked only where there are several. */
import { useQuery } from '@tanstack/react-query'
import { useDesk } from '#base/web/desk.tsx'
import { SelectField } from '#base/web/form/fields.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Notice, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { type Writable, writableQuery } from './queries.ts'
import { formWords as words } from './words.ts'

export const keyOf = ({ cycleId, unit }: Writable) => `${cycleId} ${unit.id}`

export function placeIn(places: readonly Writable[], key: unknown): Writable {
  return places.find((each) => keyOf(each) === key) ?? (places[0] as Writable)
}

interface WithWritableProps {
  title: string
  children(places: readonly Writable[]): React.ReactNode
}

/** @param children is shown once there is a place to write for; until then the page says why there is none */
export function WithWritable({ title, children }: WithWritableProps) {
  const say = useSay()
  const { api } = useDesk()
  const query = useQuery(writableQuery(api))
  if (query.data && query.data.length > 0) return children(query.data)
  return (
    <Page title={title} narrow>
      {query.isPending && <Loading />}
      {query.isError && !query.data && <Unread error={query.error} retry={query.refetch} />}
      {query.data && (
        <Notice title={say(words.nowhere)}>
          <p>{say(words.nowhereDetail)}</p>
        </Notice>
      )}
    </Page>
  )
}

const said = ({ unit, cycle }: Writable) => `${unit.name} · ${cycle}`

export function PlaceField({ form, places }: { form: Form; places: readonly Writable[] }) {
  const [first] = places as [Writable]
  if (places.length === 1) return <p className="second">{said(first)}</p>
  return (
    <SelectField
      form={form}
      at="/place"
      label={words.place}
      choices={places.map((each) => ({ value: keyOf(each), label: said(each) }))}
    />
  )
}
