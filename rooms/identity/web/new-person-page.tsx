/** An account for a colleague, with a first role; then its slip. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import type { Values } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import { Page } from '#base/web/page.tsx'
import { createPersonInput, type Slip } from '../shared/schema.ts'
import { GrantFields } from './grant-fields.tsx'
import type { IdentityWebParts, PickedPlace } from './parts.ts'
import { peopleWords as words } from './people-words.ts'
import { meQuery } from './queries.ts'
import { SlipSheet } from './slip-sheet.tsx'
import { identityWords } from './words.ts'

interface GrantValues extends Values {
  role?: string
  scope?: PickedPlace
}

export function newPersonPage(parts: IdentityWebParts) {
  return function NewPersonPage() {
    const say = useSay()
    const navigate = useNavigate()
    const { api } = useDesk()
    const { data: me } = useQuery(meQuery(api))
    const [slip, setSlip] = useState<Slip>()
    const form = useForm({
      name: 'new-person',
      schema: createPersonInput.body,
      // The account belongs to the county of its first role, else to mine.
      prepare: ({ grant, ...values }) => {
        const { role, scope, ...rest } = (grant ?? {}) as GrantValues
        const place = role === 'none' ? undefined : (scope?.countyCode ?? scope?.code)
        return {
          ...values,
          countyCode: (place ?? me?.grants[0]?.countyCode)?.slice(0, 6),
          grants: role === 'none' ? [] : [{ ...rest, role, scope }],
        }
      },
      places: { '/grants/0': '/grant' },
      send: (body, key) => api.send<Slip>('POST', '/api/people', body, key),
      onSent: setSlip,
    })
    if (slip) return <SlipSheet slips={[slip]} onDone={() => navigate({ to: '/people' })} />
    return (
      <Page title={say(words.newPerson)} lead={say(words.newPersonLead)} narrow>
        <Form form={form} act={say(words.create)}>
          <TextField
            form={form}
            at="/name"
            label={identityWords.personName}
            hint={identityWords.personNameHint}
          />
          <TextField
            form={form}
            at="/username"
            label={identityWords.username}
            hint={identityWords.usernameHint}
            wrong={identityWords.usernameWrong}
            literal
          />
          <GrantFields {...parts} form={form} at="/grant" mayWait />
        </Form>
      </Page>
    )
  }
}
