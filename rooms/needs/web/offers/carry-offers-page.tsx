/** Lines of an earlier list that go on: chosen one by one, carried over in one act. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { Form } from '#base/web/form/form.tsx'
import { ManyField } from '#base/web/form/many-field.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Notice, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { carryOffersInput } from '../../shared/offer-schema.ts'
import { formerQuery, type Writable } from './queries.ts'
import { offersWords, carryWords as words } from './words.ts'
import { PlaceField, placeIn, WithWritable } from './writable.tsx'

export function CarryOffersPage() {
  const say = useSay()
  return (
    <WithWritable title={say(words.title)}>
      {(places) => <Carry places={newestFirst(places)} />}
    </WithWritable>
  )
}

/** Lines go on in what was made last; ids of cycles are in the order in which they were made. */
function newestFirst(places: readonly Writable[]): Writable[] {
  return [...places].sort((a, b) => (a.cycleId < b.cycleId ? 1 : -1))
}

function Carry({ places }: { places: readonly Writable[] }) {
  const say = useSay()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const { api } = useDesk()
  const form = useForm({
    name: 'carry-offers',
    schema: carryOffersInput.body,
    // No place: what is read anew meanwhile may begin with a newer cycle.
    initial: { offerIds: [] },
    draft: false,
    prepare: ({ place, offerIds }) => {
      const { countyCode, cycleId, unit } = placeIn(places, place)
      return { countyCode, cycleId, organizationId: unit.id, offerIds }
    },
    send: (body, key) => api.send<{ carried: number }>('POST', '/api/offers/carry', body, key),
    onSent: async ({ carried }) => {
      await queryClient.invalidateQueries({ queryKey: ['offers'] })
      await navigate({ to: '/offers', replace: true })
      tell({ said: say(words.done, { count: carried }) })
    },
  })
  const query = useQuery(formerQuery(api, placeIn(places, form.values.place)))
  const { data: former = [] } = query
  const chosen = (form.values.offerIds ?? []) as string[]
  return (
    <Page title={say(words.title)} lead={say(words.lead)} narrow>
      {query.isError && <Unread error={query.error} retry={query.refetch} />}
      {former.length > 0 && (
        <Form form={form} act={say(words.act, { count: chosen.length })}>
          <PlaceField form={form} places={places} />
          <ManyField
            form={form}
            at="/offerIds"
            label={offersWords.title}
            wrong={words.wrong}
            choices={former.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </Form>
      )}
      {query.isPending && <Loading />}
      {query.data?.length === 0 && (
        <>
          <PlaceField form={form} places={places} />
          <Notice title={say(words.none)}>
            <p>{say(words.noneDetail)}</p>
          </Notice>
        </>
      )}
    </Page>
  )
}
