import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { Page } from '#base/web/page.tsx'
import { giveGrantInput } from '../shared/schema.ts'
import { GrantFields } from './grant-fields.tsx'
import { grantWords as words } from './grant-words.ts'
import type { IdentityWebParts } from './parts.ts'
import { personQuery } from './queries.ts'

export function giveGrantPage(parts: IdentityWebParts) {
  return function GiveGrantPage() {
    const say = useSay()
    const navigate = useNavigate()
    const queryClient = useQueryClient()
    const { api } = useDesk()
    const { id = '' } = useParams({ strict: false }) as { id?: string }
    const { data: person } = useQuery(personQuery(api, id))
    const form = useForm({
      name: `give-grant-${id}`,
      schema: giveGrantInput.body,
      prepare: ({ grant }) => grant ?? {},
      places: { '': '/grant' },
      send: (body, key) => api.send('POST', `/api/people/${id}/grants`, body, key),
      onSent: async () => {
        await queryClient.invalidateQueries({ queryKey: ['people'] })
        await navigate({ to: '/people/$id', params: { id } })
      },
    })
    return (
      <Page title={say(words.giveGrantTo, { name: person?.name ?? '' })} narrow>
        <Form form={form} act={say(words.give)}>
          <GrantFields {...parts} form={form} at="/grant" />
        </Form>
      </Page>
    )
  }
}
