/** On the phone of whoever was given a slip: its code, and a password of one's own. */
import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type * as z from 'zod'
import { useDesk } from '#base/web/desk.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { Page } from '#base/web/page.tsx'
import { redeemInput, type sessionOutput } from '../shared/schema.ts'
import { NewPasswordField } from './new-password-field.tsx'
import { meQuery } from './queries.ts'
import { SignInNext } from './sign-in-next.tsx'
import { signInWords as words } from './sign-in-words.ts'
import { useEnter } from './use-enter.ts'
import { identityWords } from './words.ts'

export function RedeemPage() {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const enter = useEnter()
  // Behind the # what was scanned is sent to nobody.
  const scanned = new URLSearchParams(useLocation().hash)
  const [redeemed, setRedeemed] = useState<{ username: string; signedIn: boolean }>()
  /** In the usual way, with what was just typed; where that does not do, they sign in themselves. */
  const signInAtOnce = async ({ username, password }: z.infer<typeof redeemInput.body>) => {
    // On the computer of somebody who is at work there, theirs stays the account that is signed in.
    if (queryClient.getQueryData(meQuery(api).queryKey)) return false
    const signIn = api.send<z.infer<typeof sessionOutput>>('POST', '/api/session', {
      username,
      password,
    })
    return signIn.then(
      ({ step }) => step === 'signed-in',
      () => false,
    )
  }
  const form = useForm({
    name: 'redeem',
    draft: false,
    schema: redeemInput.body,
    initial: { username: scanned.get('user') ?? '', code: scanned.get('code') ?? '' },
    send: async (body, key) => {
      await api.send('POST', '/api/invitations/redeem', body, key)
      return { username: body.username, signedIn: await signInAtOnce(body) }
    },
    onSent: setRedeemed,
  })
  if (redeemed !== undefined) {
    const { username, signedIn } = redeemed
    if (!signedIn) {
      const lead = say(words.redeemedLead, { username })
      return <SignInNext title={say(words.redeemed)} lead={lead} user={username} />
    }
    return (
      <Page title={say(words.redeemed)} lead={say(words.redeemedIn, { username })} narrow>
        <p className="acts">
          <Button type="primary" size="large" onClick={enter}>
            {say(words.enter)}
          </Button>
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
          label={identityWords.username}
          autoComplete="username"
          literal
        />
        <TextField
          form={form}
          at="/code"
          label={identityWords.oneTimeCode}
          hint={words.slipCodeHint}
          wrong={words.slipCodeWrong}
          code
        />
        <NewPasswordField form={form} at="/password" />
      </Form>
    </Page>
  )
}
