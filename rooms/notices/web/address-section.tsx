/** The address is given, proved by the code that comes to it, and taken away. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { ProblemNotice } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { giveAddressInput, proveAddressInput } from '../shared/schema.ts'
import { type Settings, settingsQuery } from './queries.ts'
import { noticesWords as words } from './words.ts'

function useKeep() {
  const { api } = useDesk()
  const client = useQueryClient()
  return (kept: Settings) => client.setQueryData(settingsQuery(api).queryKey, kept)
}

export function AddressSection({ settings }: { settings: Settings }) {
  const say = useSay()
  const { address, pendingAddress, canMail } = settings
  const [giving, setGiving] = useState(address === null && pendingAddress === null)
  return (
    <Section title={say(words.address)}>
      {address && <p className="strong">{say(words.proved, { address })}</p>}
      {pendingAddress && !giving && <Prove address={pendingAddress} />}
      {giving && <Give onSent={() => setGiving(false)} />}
      <div className="acts">
        {!giving && canMail && <Button onClick={() => setGiving(true)}>{say(words.change)}</Button>}
        {(address ?? pendingAddress) && <Drop />}
      </div>
    </Section>
  )
}

function Give({ onSent }: { onSent(): void }) {
  const say = useSay()
  const { api } = useDesk()
  const keep = useKeep()
  const form = useForm({
    ...{ name: 'notices-address', schema: giveAddressInput.body, secrets: ['/address'] },
    draft: false,
    send: (value, key) => api.send<Settings>('POST', '/api/notices/address', value, key),
    onSent: (kept) => {
      keep(kept)
      onSent()
    },
  })
  return (
    <Form form={form} act={say(words.sendCode)}>
      <TextField
        form={form}
        at="/address"
        label={words.address}
        hint={words.addressWhy}
        wrong={words.addressWrong}
        autoComplete="email"
        literal
      />
    </Form>
  )
}

function Prove({ address }: { address: string }) {
  const say = useSay()
  const { api } = useDesk()
  const keep = useKeep()
  const form = useForm({
    ...{ name: 'notices-code', schema: proveAddressInput.body, secrets: ['/code'] },
    draft: false,
    send: (value, key) => api.send<Settings>('POST', '/api/notices/address/prove', value, key),
    onSent: keep,
  })
  return (
    <>
      <p>{say(words.codeSent, { address })}</p>
      <Form form={form} act={say(words.prove)}>
        <TextField
          form={form}
          at="/code"
          label={words.code}
          wrong={words.codeWrong}
          inputMode="numeric"
          autoComplete="one-time-code"
        />
      </Form>
    </>
  )
}

function Drop() {
  const say = useSay()
  const { api } = useDesk()
  const keep = useKeep()
  const offer = useUndo()
  const drop = useMutation({
    mutationFn: () => api.send<Settings>('DELETE', '/api/notices/address'),
    onSuccess: (kept) => {
      keep(kept)
      offer({ said: say(words.dropped) })
    },
  })
  return (
    <>
      {drop.isError && <ProblemNotice problem={problemOf(drop.error)} sending />}
      <Button loading={drop.isPending} onClick={() => drop.mutate()}>
        {say(words.drop)}
      </Button>
    </>
  )
}
