/** On the phone of whoever was given a slip: its code, and a password of one's own. */
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { PasswordField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { ButtonLink, Page } from '#base/web/page.tsx'
import { redeemInput } from '../shared/schema.ts'
import { identityWords as words } from './words.ts'

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
    return (
      <Page
        title={say(words.redeemed)}
        lead={say(words.redeemedLead, { username: redeemed })}
        narrow
      >
        <p className="acts">
          <ButtonLink to="/sign-in" first size="large">
            {say(words.signIn)}
          </ButtonLink>
        </p>
      </Page>
    )
  }
  return (
    <Page title={say(words.redeem)} lead={say(words.redeemLead)} narrow>
      <Form form={form} act={say(words.setPassword)}>
        <TextField
          form={form}
          at="/username"
          label={words.username}
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
        <PasswordField
          form={form}
          at="/password"
          label={words.newPassword}
          hint={words.newPasswordHint}
          wrong={words.newPasswordWrong}
          autoComplete="new-password"
        />
      </Form>
    </Page>
  )
}
