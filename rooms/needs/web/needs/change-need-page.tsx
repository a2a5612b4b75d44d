/** The village's words, changed until somebody takes them on. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useFresh } from '#base/web/form/use-fresh.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { categoryWords } from '../../shared/category-words.ts'
import { changeNeedInput } from '../../shared/need-schema.ts'
import { urgencyWords } from '../../shared/need-words.ts'
import { bodyOf, NeedFields, written } from './need-fields.tsx'
import { getNeed, needQuery, type Place, pathOf, type ShownNeed } from './queries.ts'
import { formWords as words } from './words.ts'

export function ChangeNeedPage() {
  const say = useSay()
  const { api } = useDesk()
  const place = useParams({ strict: false }) as Place
  const query = useFresh(needQuery(api, place))
  if (query.data) return <ChangeNeed place={place} need={query.data} />
  return (
    <Page title={say(words.changeTitle)} narrow>
      {query.isError ? <Unread error={query.error} retry={query.refetch} /> : <Loading />}
    </Page>
  )
}

function ChangeNeed({ place, need: read }: { place: Place; need: ShownNeed }) {
  const say = useSay()
  // As it was when the form opened: read anew meanwhile, a colleague's change would count as seen.
  const [need] = useState(read)
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const { api } = useDesk()
  const plain = (value: unknown) => String(value ?? '')
  const form = useForm({
    name: `need-${place.id}`,
    schema: changeNeedInput.body.omit({ version: true }),
    initial: written(need),
    editing: {
      base: written(need),
      fields: {
        category: {
          label: words.category,
          say: (value) => say(categoryWords[value as keyof typeof categoryWords]),
        },
        title: { label: words.title, say: plain },
        detail: { label: words.detail, say: plain },
        beneficiaries: { label: words.beneficiaries, say: plain },
        urgency: {
          label: words.urgency,
          say: (value) => say(urgencyWords[value as keyof typeof urgencyWords]),
        },
        selfEffort: { label: words.selfEffort, say: plain },
        decision: { label: words.decision, say: plain },
        decidedOn: { label: words.decidedOn, say: plain },
        wantedBy: { label: words.wantedBy, say: plain },
        onPortal: {
          label: words.onPortal,
          say: (value) => say(value === 'no' ? words.units : words.everybody),
        },
      },
      version: need.version,
      loadCurrent: async () => {
        const current = await getNeed(api, place)
        return { values: written(current), version: current.version }
      },
    },
    prepare: bodyOf,
    send: async (body, key, version) => {
      await api.send('PATCH', pathOf(place), { ...body, version }, key)
      return body.title ?? need.title
    },
    onSent: async (title) => {
      await queryClient.invalidateQueries({ queryKey: ['needs'] })
      const { county, id } = place
      await navigate({ to: '/needs/$county/$id', params: { county, id }, replace: true })
      tell({ said: say(words.saved, { title }) })
    },
  })
  return (
    <Page title={say(words.changeTitle)} narrow>
      <Form form={form} act={say(words.save)}>
        <NeedFields form={form} />
      </Form>
    </Page>
  )
}
