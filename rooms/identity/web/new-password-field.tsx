import { PasswordField } from '#base/web/form/fields.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import { signInWords as words } from './sign-in-words.ts'

/** A password that somebody chooses: what makes a good one is said the same everywhere. */
export function NewPasswordField({ form, at }: { form: Form; at: string }) {
  return (
    <PasswordField
      form={form}
      at={at}
      label={words.newPassword}
      hint={words.newPasswordHint}
      wrong={words.newPasswordWrong}
      autoComplete="new-password"
    />
  )
}
