import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type * as z from 'zod'
import { useDesk } from '#base/web/desk.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { ButtonLink, Page } from '#base/web/page.tsx'
import { giveGrantInput, type giveGrantOutput } from '../shared/schema.ts'
import { GrantFields } from './grant-fields.tsx'
import { grantWords as words } from './grant-words.ts'
import type { IdentityWebParts } from './parts.ts'
import { personQuery } from './queries.ts'
import { SlipVoid } from './slip-void.tsx'

export function giveGrantPage(parts: IdentityWebParts) {
  return function GiveGrantPage() {
    const say = useSay()
    const navigate = useNavigate()
    const queryClient = useQueryClient()
    const { api } = useDesk()
    const { id = '' } = useParams({ strict: false }) as { id?: string }
    const { data: person } = useQuery(personQuery(api, id))
    const [slipVoid, setSlipVoid] = useState(false)
    const form = useForm({
      name: `give-grant-${id}`,
      schema: giveGrantInput.body,
      prepare: ({ grant }) => grant ?? {},
      places: { '': '/grant' },
      send: (body, key) =>
        api.send<z.infer<typeof giveGrantOutput>>('POST', `/api/people/${id}/grants`, body, key),
      onSent: async (answer) => {
        await queryClient.invalidateQueries({ queryKey: ['people'] })
        if (answer.slipVoid) setSlipVoid(true)
        else await navigate({ to: '/people/$id', params: { id }, replace: true })
      },
    })
    const name = person?.name ?? ''
    if (slipVoid) {
      return (
        <Page title={say(words.given, { name })} narrow>
          <SlipVoid name={name} />
          <p className="acts">
            <ButtonLink to="/people/$id" params={{ id }} first>
              {say(words.givenSee)}
            </ButtonLink>
          </p>
        </Page>
      )
    }
    return (
      <Page title={say(words.giveGrantTo, { name })} narrow>
        <Form form={form} act={say(words.give)}>
          <GrantFields {...parts} form={form} at="/grant" />
        </Form>
      </Page>
    )
  }
}
