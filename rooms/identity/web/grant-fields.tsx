/** Which role, where, why and until when: the same for a new colleague and for one who is there. */
import { useQuery } from '@tanstack/react-query'
import { useDesk } from '#base/web/desk.tsx'
import { ChoiceField, ReasonField, TextField } from '#base/web/form/fields.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import { valueAt } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import { type RoleName, roles, roleWords } from '../shared/roles.ts'
import { grantWords as words } from './grant-words.ts'
import type { IdentityWebParts } from './parts.ts'
import { PlaceField } from './place-field.tsx'
import { meQuery } from './queries.ts'
import { roleDuties } from './role-duties.ts'
import { whoGives } from './who-gives.ts'
import { identityWords } from './words.ts'

interface GrantFieldsProps extends Pick<IdentityWebParts, 'PlacePicker'> {
  form: Form
  /** Where in the form's values the grant stands. */
  at: string
  /** Somebody may be given an account first and a role later. */
  mayWait?: boolean
}

export function GrantFields({ PlacePicker, form, at, mayWait = false }: GrantFieldsProps) {
  const say = useSay()
  const { api } = useDesk()
  const { data: me } = useQuery(meQuery(api))
  const choices = (me?.grantableRoles ?? []).map((each) => ({
    value: each as string,
    label: say(roleWords[each]),
    hint: say(roleDuties[each]),
  }))
  const others = me && whoGives(me.grantableRoles, me.demo)
  const role = valueAt(form.values, `${at}/role`) as RoleName | 'none' | undefined
  return (
    <>
      <ChoiceField
        form={form}
        at={`${at}/role`}
        label={identityWords.role}
        {...(others && { hint: others })}
        choices={mayWait ? [...choices, { value: 'none', label: say(words.later) }] : choices}
      />
      {role !== undefined && role !== 'none' && (
        <>
          <PlaceField
            PlacePicker={PlacePicker}
            form={form}
            at={`${at}/scope`}
            label={identityWords.place}
            hint={words.placeHint}
            kinds={roles[role].scopes}
          />
          <ReasonField
            form={form}
            at={`${at}/reason`}
            label={identityWords.reason}
            hint={identityWords.reasonHint}
            reasons={[words.reasonDuty, words.reasonPost, identityWords.reasonElection].map(
              (each) => say(each),
            )}
          />
          <TextField
            form={form}
            at={`${at}/endsOn`}
            label={identityWords.endsOn}
            hint={words.endsOnHint}
            wrong={identityWords.endsOnWrong}
            type="date"
            optional
          />
        </>
      )}
    </>
  )
}
