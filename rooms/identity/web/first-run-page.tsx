/** The first administrator of an installation, made by whoever sees the server's window. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { Page } from '#base/web/page.tsx'
import { firstRunInput } from '../shared/schema.ts'
import { NewPasswordField } from './new-password-field.tsx'
import type { IdentityWebParts, PickedPlace } from './parts.ts'
import { PlaceField } from './place-field.tsx'
import { waysQuery } from './queries.ts'
import { SignInNext } from './sign-in-next.tsx'
import { signInWords as words } from './sign-in-words.ts'
import { identityWords } from './words.ts'

export function firstRunPage({ PlacePicker }: IdentityWebParts) {
  return function FirstRunPage() {
    const say = useSay()
    const navigate = useNavigate()
    const { api } = useDesk()
    const { data: ways } = useQuery(waysQuery(api))
    const form = useForm({
      name: 'first-run',
      schema: firstRunInput.body,
      secrets: ['/code', '/password'],
      prepare: ({ place, ...values }) => ({
        ...values,
        countyCode: (place as PickedPlace | undefined)?.code.slice(0, 6),
      }),
      places: { '/countyCode': '/place' },
      send: (body, key) => api.send('POST', '/api/first-run', body, key),
      onSent: () =>
        navigate({
          to: '/sign-in',
          search: { made: '1', user: String(form.values.username ?? '') },
        }),
    })
    if (ways && !ways.firstRun) {
      return <SignInNext title={say(words.notFirst)} lead={say(words.notFirstDetail)} />
    }
    return (
      <Page title={say(words.firstRun)} lead={say(words.firstRunLead)} narrow>
        <Form form={form} act={say(words.makeFirst)}>
          <TextField
            form={form}
            at="/code"
            label={words.startCode}
            hint={words.startCodeHint}
            code
          />
          <PlaceField
            PlacePicker={PlacePicker}
            form={form}
            at="/place"
            label={words.home}
            hint={words.homeHint}
            administrations
          />
          <TextField
            form={form}
            at="/name"
            label={identityWords.personName}
            hint={words.ownNameHint}
          />
          <TextField
            form={form}
            at="/username"
            label={identityWords.username}
            hint={identityWords.usernameHint}
            wrong={identityWords.usernameWrong}
            autoComplete="username"
            literal
          />
          <NewPasswordField form={form} at="/password" />
        </Form>
      </Page>
    )
  }
}
