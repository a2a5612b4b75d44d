/** One organization as a field of a form. */
import type { Saying } from '#base/shared/words.ts'
import { FieldShell } from '#base/web/form/fields.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import { valueAt } from '#base/web/form/values.ts'
import { OrganizationPicker, type PickedOrganization } from './organization-picker.tsx'

interface OrganizationFieldProps {
  form: Form
  at: string
  label: Saying
  hint?: Saying
  optional?: boolean
  county?: string | undefined
  without?: readonly string[]
}

export function OrganizationField({ county, without, ...field }: OrganizationFieldProps) {
  const { form, at } = field
  return (
    <FieldShell {...field} chosen>
      {({ id, named, describedBy, invalid }) => (
        <OrganizationPicker
          id={id}
          named={named}
          value={valueAt(form.values, at) as PickedOrganization | undefined}
          onPick={(organization) => form.set(at, organization)}
          county={county}
          {...(without && { without })}
          describedBy={describedBy}
          invalid={invalid}
        />
      )}
    </FieldShell>
  )
}
