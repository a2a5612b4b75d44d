/** One need in half a minute, on a phone, in the village's own words. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { SelectField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Notice, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { submitNeedInput } from '../../shared/need-schema.ts'
import { bodyOf, NeedFields } from './need-fields.tsx'
import { type Askable, askableQuery } from './queries.ts'
import { needsWords, formWords as words } from './words.ts'

export function NewNeedPage() {
  const say = useSay()
  const { api } = useDesk()
  const query = useQuery(askableQuery(api))
  const title = say(needsWords.add)
  if (query.data && query.data.length > 0) return <NewNeed places={query.data} />
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

const keyOf = ({ cycleId, community }: Askable) => `${cycleId} ${community.id}`

function NewNeed({ places }: { places: readonly Askable[] }) {
  const say = useSay()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const { api } = useDesk()
  const [first] = places as [Askable]
  const form = useForm({
    name: 'new-need',
    schema: submitNeedInput.body,
    initial: { urgency: 'soon', onPortal: 'yes', place: keyOf(first) },
    prepare: (values) => {
      const place = places.find((each) => keyOf(each) === values.place) ?? first
      const { countyCode, cycleId, community } = place
      return { ...bodyOf(values), countyCode, cycleId, communityId: community.id }
    },
    send: async (body, key) => {
      const { id } = await api.send<{ id: string }>('POST', '/api/needs', body, key)
      return { id, county: body.countyCode, title: body.title }
    },
    onSent: async ({ id, county, title }) => {
      await queryClient.invalidateQueries({ queryKey: ['needs'] })
      await navigate({ to: '/needs/$county/$id', params: { county, id }, replace: true })
      tell({ said: say(words.submitted, { title }) })
    },
  })
  return (
    <Page title={say(needsWords.add)} lead={say(words.addLead)} narrow>
      <Form form={form} act={say(words.submit)}>
        {places.length === 1 ? (
          <p className="second">
            {first.community.name} · {first.cycle}
          </p>
        ) : (
          <SelectField
            form={form}
            at="/place"
            label={words.place}
            choices={places.map((each) => ({
              value: keyOf(each),
              label: `${each.community.name} · ${each.cycle}`,
            }))}
          />
        )}
        <NeedFields form={form} />
      </Form>
    </Page>
  )
}
