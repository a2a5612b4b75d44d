/** Another name; the former one stays in the history. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { ReasonField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useFresh } from '#base/web/form/use-fresh.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { renameInput } from '../shared/schema.ts'
import { type Organization, organizationQuery, pathOf } from './queries.ts'
import { organizationWords as words } from './words.ts'

export function RenamePage() {
  const say = useSay()
  const { api } = useDesk()
  const { county = '', id = '' } = useParams({ strict: false }) as { county?: string; id?: string }
  const query = useFresh(organizationQuery(api, { county, id }))
  const { data: organization } = query
  if (organization) return <Rename organization={organization} />
  if (!query.isError) return <Loading />
  return (
    <Page title={say(words.title)} narrow>
      <Unread error={query.error} retry={query.refetch} />
    </Page>
  )
}

function Rename({ organization }: { organization: Organization }) {
  const say = useSay()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { api } = useDesk()
  const offerUndo = useUndo()
  const { countyCode: county, id, name, version } = organization
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['organizations'] })
  const send = (body: object, key?: string) =>
    api.send<{ version: number }>('POST', `${pathOf({ county, id })}/rename`, body, key)
  const form = useForm({
    name: `rename-${id}`,
    schema: renameInput.body.omit({ version: true }),
    initial: { name },
    editing: {
      base: { name },
      fields: { name: { label: words.newName, say: String } },
      version,
      loadCurrent: async () => {
        const current = await api.get<Organization>(pathOf({ county, id }))
        return { values: { name: current.name }, version: current.version }
      },
    },
    send: async (body, key, read) => {
      const done = await send({ ...body, version: read }, key)
      return { renamed: body.name, version: done.version }
    },
    onSent: async ({ renamed, version: since }) => {
      await refresh()
      await navigate({ to: '/organizations/$county/$id', params: { county, id }, replace: true })
      offerUndo({
        said: say(words.renamedSaid, { name: renamed }),
        undo: async () => {
          await send({ name, version: since, reason: say(words.undoReason) })
          await refresh()
        },
      })
    },
  })
  return (
    <Page title={say(words.renameTitle, { name })} lead={say(words.renameLead)} narrow>
      <Form form={form} act={say(words.save)}>
        <TextField
          form={form}
          at="/name"
          label={words.newName}
          hint={words.newNameHint}
          wrong={words.newNameWrong}
        />
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
