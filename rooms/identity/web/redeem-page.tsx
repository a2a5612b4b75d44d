/** On the phone of whoever was given a slip: its code, and a password of one's own. */
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { Page } from '#base/web/page.tsx'
import { redeemInput } from '../shared/schema.ts'
import { NewPasswordField } from './new-password-field.tsx'
import { SignInNext } from './sign-in-next.tsx'
import { signInWords as words } from './sign-in-words.ts'
import { identityWords } from './words.ts'

export function RedeemPage() {
  const say = useSay()
  const { api } = useDesk()
  // Behind the # what was scanned is sent to nobody.
  const scanned = new URLSearchParams(useLocation().hash)
  const [redeemed, setRedeemed] = useState<string>()
  const form = useForm({
    name: 'redeem',
    draft: false,
    schema: redeemInput.body,
    initial: { username: scanned.get('user') ?? '', code: scanned.get('code') ?? '' },
    send: async (body, key) => {
      await api.send('POST', '/api/invitations/redeem', body, key)
      return body.username
    },
    onSent: setRedeemed,
  })
  if (redeemed !== undefined) {
    const lead = say(words.redeemedLead, { username: redeemed })
    return <SignInNext title={say(words.redeemed)} lead={lead} user={redeemed} />
  }
  return (
    <Page title={say(words.redeem)} lead={say(words.redeemLead)} narrow>
      <Form form={form} act={say(words.setPassword)}>
        <TextField
          form={form}
          at="/username"
          label={identityWords.username}
          autoComplete="username"
          literal
        />
        <TextField
          form={form}
          at="/code"
          label={words.slipCode}
          hint={words.slipCodeHint}
          wrong={words.slipCodeWrong}
          code
        />
        <NewPasswordField form={form} at="/password" />
      </Form>
    </Page>
  )
}
