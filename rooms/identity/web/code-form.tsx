import { Button } from 'antd'
import { useDesk } from '#base/web/desk.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { secondFactorInput } from '../shared/schema.ts'
import { signInWords as words } from './sign-in-words.ts'
import { identityWords } from './words.ts'

interface CodeFormProps {
  onPassed(): void
  onBack?(): void
  /** Names the act; “go on” when absent. */
  act?: string
  /** While setting up, only the authenticator's own digits count. */
  digitsOnly?: boolean
}

export function CodeForm({ onPassed, onBack, act, digitsOnly = false }: CodeFormProps) {
  const say = useSay()
  const { api } = useDesk()
  const form = useForm({
    name: 'second-factor-code',
    draft: false,
    schema: secondFactorInput.body,
    send: ({ code }) =>
      api.send('POST', '/api/session/second-factor', { code: code.replaceAll(/\s/g, '') }),
    onSent: onPassed,
  })
  return (
    <Form
      form={form}
      act={act ?? say(identityWords.goOn)}
      others={
        onBack && (
          <Button size="large" onClick={onBack}>
            {say(words.back)}
          </Button>
        )
      }
    >
      <TextField
        form={form}
        at="/code"
        label={words.code}
        {...(!digitsOnly && { hint: words.codeHint })}
        wrong={digitsOnly ? words.digitsWrong : words.codeWrong}
        autoComplete="one-time-code"
        {...(digitsOnly && { inputMode: 'numeric' as const })}
        code
        autoFocus
      />
    </Form>
  )
}
