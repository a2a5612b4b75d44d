/** Another name for a programme, or another office that leads it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { ReasonField, SelectField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import type { Values } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { changeProgrammeInput } from '../shared/schema.ts'
import { KeptProgramme } from './kept-programme.tsx'
import { getProgramme, guidesQuery, type Programme } from './queries.ts'
import { guidanceWords } from './settings/setting-words.ts'
import { programmeWords as words } from './words.ts'

export const ChangeProgrammePage = () => <KeptProgramme Show={ChangeProgramme} />

function ChangeProgramme({ programme: read }: { programme: Programme }) {
  const say = useSay()
  // As it was when the form opened: read anew meanwhile, a colleague's change would count as seen.
  const [programme] = useState(read)
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const { api } = useDesk()
  const { id, version, regionCode } = programme
  const { data: guides = [] } = useQuery(guidesQuery(api, regionCode))
  const nameOfGuide = (value: unknown) =>
    guides.find((each) => each.id === value)?.name ?? say(guidanceWords.chooseNone)
  const form = useForm({
    name: `programme-${id}`,
    schema: changeProgrammeInput.body.omit({ version: true }).required({ name: true }),
    initial: written(programme),
    editing: {
      base: written(programme),
      fields: {
        name: { label: words.name, say: String },
        officeName: { label: words.office, say: String },
        guideId: { label: guidanceWords.choose, say: nameOfGuide },
      },
      version,
      loadCurrent: async () => {
        const current = await getProgramme(api, id)
        return { values: written(current), version: current.version }
      },
    },
    prepare: ({ guideId, ...values }) => ({ ...values, guideId: guideId || null }),
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
        {guides.length > 0 && (
          <SelectField
            form={form}
            at="/guideId"
            label={guidanceWords.choose}
            hint={guidanceWords.chooseHint}
            choices={[
              { value: '', label: say(guidanceWords.chooseNone) },
              ...guides.map((each) => ({ value: each.id, label: `${each.name} · ${each.region}` })),
            ]}
          />
        )}
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

function written({ name, office, guide }: Programme): Values {
  return { name, officeName: office, guideId: guide?.id ?? '' }
}
