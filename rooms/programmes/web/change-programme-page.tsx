/** Another name for a programme, or another office that leads it. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { ReasonField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useFresh } from '#base/web/form/use-fresh.ts'
import type { Values } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { changeProgrammeInput } from '../shared/schema.ts'
import { getProgramme, type Programme, programmeQuery } from './queries.ts'
import { programmeWords as words } from './words.ts'

export function ChangeProgrammePage() {
  const say = useSay()
  const { api } = useDesk()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = useFresh(programmeQuery(api, id))
  const { data: programme } = query
  if (programme?.mayChange) return <ChangeProgramme programme={programme} />
  if (!programme && !query.isError) return <Loading />
  return (
    <Page title={say(words.title)} narrow>
      {programme ? (
        <p>{say(words.askOffice, { office: programme.office })}</p>
      ) : (
        <Unread error={query.error} retry={query.refetch} />
      )}
    </Page>
  )
}

function ChangeProgramme({ programme: read }: { programme: Programme }) {
  const say = useSay()
  // As it was when the form opened: read anew meanwhile, a colleague's change would count as seen.
  const [programme] = useState(read)
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const { api } = useDesk()
  const { id, version } = programme
  const form = useForm({
    name: `programme-${id}`,
    schema: changeProgrammeInput.body.omit({ version: true }).required({ name: true }),
    initial: written(programme),
    editing: {
      base: written(programme),
      fields: {
        name: { label: words.name, say: String },
        officeName: { label: words.office, say: String },
      },
      version,
      loadCurrent: async () => {
        const current = await getProgramme(api, id)
        return { values: written(current), version: current.version }
      },
    },
    send: async (body, key, seen) => {
      await api.send('PATCH', `/api/programmes/${id}`, { ...body, version: seen }, key)
      return body.name
    },
    onSent: async (name) => {
      await queryClient.invalidateQueries({ queryKey: ['programmes'] })
      await navigate({ to: '/programmes/$id', params: { id }, replace: true })
      tell({ said: say(words.changedSaid, { name }) })
    },
  })
  return (
    <Page title={say(words.changeTitle, { name: programme.name })} narrow>
      <Form form={form} act={say(words.save)}>
        <TextField form={form} at="/name" label={words.name} wrong={words.nameWrong} />
        <TextField
          form={form}
          at="/officeName"
          label={words.office}
          hint={words.officeHint}
          wrong={words.officeWrong}
        />
        <ReasonField
          form={form}
          at="/reason"
          label={words.reason}
          hint={words.reasonHint}
          reasons={[words.reasonTypo, words.reasonReform].map((each) => say(each))}
        />
      </Form>
    </Page>
  )
}

function written({ name, office }: Programme): Values {
  return { name, officeName: office }
}
