import { Suspense } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { FieldShell } from '#base/web/form/fields.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import { valueAt } from '#base/web/form/values.ts'
import { Loading } from '#base/web/notice.tsx'
import type { IdentityWebParts, PickedPlace } from './parts.ts'

interface PlaceFieldProps extends Pick<IdentityWebParts, 'PlacePicker'> {
  form: Form
  at: string
  label: Saying
  hint: Saying
  administrations?: boolean
  areas?: boolean
}

export function PlaceField({
  PlacePicker,
  administrations = false,
  areas = false,
  ...field
}: PlaceFieldProps) {
  const { form, at } = field
  return (
    <FieldShell {...field} chosen>
      {({ id, describedBy, invalid }) => (
        // Only the field waits for its picker, not the page around it.
        <Suspense fallback={<Loading />}>
          <PlacePicker
            id={id}
            value={valueAt(form.values, at) as PickedPlace | undefined}
            onPick={(place) => form.set(at, place)}
            administrations={administrations}
            areas={areas}
            describedBy={describedBy}
            invalid={invalid}
          />
        </Suspense>
      )}
    </FieldShell>
  )
}
