/** A new management area, or another name and other members for one that is there. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { FieldShell, ReasonField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { type Form as FormState, useForm } from '#base/web/form/use-form.ts'
import { useFresh } from '#base/web/form/use-fresh.ts'
import { type Values, valueAt } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { changeAreaInput, createAreaInput } from '../shared/schema.ts'
import type { TreeMember } from './member-tree.tsx'
import { MembersField } from './members-field.tsx'
import { type Area, areaQuery, mineQuery } from './queries.ts'
import { type PickedRegion, RegionPicker } from './region-picker.tsx'
import { areaWords as words } from './words.ts'

const administering = ['province', 'prefecture', 'county'] as const

export function NewAreaPage() {
  const { api } = useDesk()
  const { data: mine } = useQuery(mineQuery(api))
  return mine ? <NewArea own={mine.grants} /> : <Loading />
}

interface Held {
  role: string
  scope: { kind: string; code: string; name: string }
}

function NewArea({ own }: { own: readonly Held[] }) {
  const say = useSay()
  const navigate = useNavigate()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  // Whoever serves in one county keeps areas there.
  const home = own.find(
    ({ role, scope }) => role === 'office' && scope.kind === 'region' && /000000$/.test(scope.code),
  )
  const form = useForm({
    name: 'new-area',
    schema: createAreaInput.body,
    initial: home ? { keeper: { code: home.scope.code, name: home.scope.name } } : {},
    prepare: ({ keeper, ...values }) => ({
      name: values.name,
      keeperCode: (keeper as PickedRegion | undefined)?.code.slice(0, 6),
      members: sent(values),
    }),
    places: { '/keeperCode': '/keeper' },
    send: (body, key) => api.send<{ id: string }>('POST', '/api/management-areas', body, key),
    onSent: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['areas'] })
      await navigate({ to: '/areas/$id', params: { id }, replace: true })
    },
  })
  return (
    <Page title={say(words.create)} lead={say(words.createLead)} narrow>
      <Form form={form} act={say(words.createNow)}>
        <NameField form={form} />
        <Members form={form} />
        <FieldShell form={form} at="/keeper" label={words.keeper} hint={words.keeperHint} chosen>
          {({ id, named, describedBy, invalid }) => (
            <RegionPicker
              id={id}
              named={named}
              value={valueAt(form.values, '/keeper') as PickedRegion | undefined}
              levels={administering}
              onPick={(region) => form.set('/keeper', region)}
              describedBy={describedBy}
              invalid={invalid}
            />
          )}
        </FieldShell>
      </Form>
    </Page>
  )
}

export function ChangeAreaPage() {
  const say = useSay()
  const { api } = useDesk()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = useFresh(areaQuery(api, id))
  const { data: area } = query
  if (area) return <ChangeArea area={area} />
  if (!query.isError) return <Loading />
  return (
    <Page title={say(words.title)} narrow>
      <Unread error={query.error} retry={query.refetch} />
    </Page>
  )
}

function ChangeArea({ area: read }: { area: Area }) {
  const say = useSay()
  // As it was when the form opened: read anew meanwhile, a colleague's change would count as seen.
  const [area] = useState(read)
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { api } = useDesk()
  const tell = useUndo()
  const { id, name, version } = area
  const form = useForm({
    name: `area-${id}`,
    schema: changeAreaInput.body.omit({ version: true }),
    initial: written(area),
    prepare: (values) => ({ ...values, members: sent(values) }),
    editing: {
      base: written(area),
      fields: {
        name: { label: words.name, say: String },
        members: {
          label: words.members,
          say: (value) =>
            ((value ?? []) as TreeMember[])
              .map(({ fullName, included }) =>
                included ? fullName : say(words.cutName, { name: fullName }),
              )
              .join('、'),
        },
      },
      version,
      loadCurrent: async () => {
        const current = await api.get<Area>(`/api/management-areas/${id}`)
        return { values: written(current), version: current.version }
      },
    },
    send: (body, key, seen) =>
      api.send('PATCH', `/api/management-areas/${id}`, { ...body, version: seen }, key),
    onSent: async () => {
      await queryClient.invalidateQueries({ queryKey: ['areas'] })
      await navigate({ to: '/areas/$id', params: { id }, replace: true })
      tell({ said: say(words.savedSaid, { name: String(form.values.name) }) })
    },
  })
  return (
    <Page title={say(words.changeTitle, { name })} lead={say(words.changeLead)} narrow>
      <Form form={form} act={say(words.save)}>
        <NameField form={form} />
        <Members form={form} />
        <ReasonField
          form={form}
          at="/reason"
          label={words.reason}
          hint={words.reasonHint}
          reasons={[words.reasonReform, words.reasonTypo].map((each) => say(each))}
        />
      </Form>
    </Page>
  )
}

function NameField({ form }: { form: FormState }) {
  return (
    <TextField
      form={form}
      at="/name"
      label={words.name}
      hint={words.nameHint}
      wrong={words.nameWrong}
    />
  )
}

function Members({ form }: { form: FormState }) {
  return (
    <MembersField
      form={form}
      at="/members"
      label={words.members}
      hint={words.membersHint}
      wrong={words.membersWrong}
    />
  )
}

function written({ name, members }: Area): Values {
  const present = members.filter(({ validTo }) => validTo === null)
  return {
    name,
    members: present.map(({ code, fullName, included }) => ({ code, fullName, included })),
  }
}

function sent({ members }: Values) {
  return (members as TreeMember[] | undefined)?.map(({ code, included }) => ({ code, included }))
}
