/** The county's own sign-in, linked to this account by its owner. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type * as z from 'zod'
import { useDesk } from '#base/web/desk.tsx'
import { PasswordField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { Section } from '#base/web/page.tsx'
import { enrolInput, type linkOutput, type unifiedListOutput } from '../shared/schema.ts'
import { accountWords as words } from './account-words.ts'
import { unifiedQuery } from './queries.ts'
import { identityWords } from './words.ts'

type Unified = z.infer<typeof unifiedListOutput>['items'][number]

export function UnifiedLinks() {
  const say = useSay()
  const { api } = useDesk()
  const { data, refetch } = useQuery(unifiedQuery(api))
  const [chosen, setChosen] = useState<Unified>()
  if (!data || data.items.length === 0) return null
  return (
    <Section title={say(words.linked)}>
      <ul className="rows">
        {data.items.map((each) => (
          <li key={each.id}>
            <p>{say(each.linked ? words.linkedYes : words.linkedNo, { name: each.name })}</p>
            <Button onClick={() => setChosen(each)}>
              {say(each.linked ? words.unlink : words.link, { name: each.name })}
            </Button>
          </li>
        ))}
      </ul>
      {chosen && (
        <Confirm
          key={chosen.id}
          unified={chosen}
          onDone={() => {
            setChosen(undefined)
            void refetch()
          }}
        />
      )}
    </Section>
  )
}

function Confirm({ unified, onDone }: { unified: Unified; onDone(): void }) {
  const say = useSay()
  const { api } = useDesk()
  const { id, name, linked } = unified
  const form = useForm({
    name: `unified-${id}`,
    draft: false,
    schema: enrolInput.body,
    send: async (body) => {
      if (linked) return void (await api.send('DELETE', `/api/unified/${id}`, body))
      const path = `/api/unified/${id}/link`
      const { address } = await api.send<z.infer<typeof linkOutput>>('POST', path, body)
      location.assign(address)
    },
    onSent: onDone,
  })
  return (
    <Form form={form} act={say(linked ? words.unlink : words.link, { name })}>
      <PasswordField
        form={form}
        at="/password"
        label={identityWords.confirmPassword}
        hint={identityWords.confirmPasswordHint}
        autoComplete="current-password"
      />
    </Form>
  )
}
