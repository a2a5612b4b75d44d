import { Suspense, useEffect } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { FieldShell } from '#base/web/form/fields.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import { valueAt } from '#base/web/form/values.ts'
import { Loading } from '#base/web/notice.tsx'
import type { ScopeKind } from '../shared/roles.ts'
import type { IdentityWebParts, PickedPlace } from './parts.ts'

interface PlaceFieldProps extends Pick<IdentityWebParts, 'PlacePicker'> {
  form: Form
  at: string
  label: Saying
  hint: Saying
  kinds?: readonly ScopeKind[]
  administrations?: boolean
}

export function PlaceField({
  PlacePicker,
  kinds = ['region'],
  administrations = false,
  ...field
}: PlaceFieldProps) {
  const { form, at } = field
  const value = valueAt(form.values, at) as PickedPlace | undefined
  // What was picked for another role may be of a kind that this one is not held on.
  const unfit = value !== undefined && !kinds.includes(value.kind)
  useEffect(() => {
    if (unfit) form.set(at, undefined)
  })
  return (
    <FieldShell {...field} chosen>
      {({ id, named, describedBy, invalid }) => (
        // Only the field waits for its picker, not the page around it.
        <Suspense fallback={<Loading />}>
          <PlacePicker
            id={id}
            named={named}
            value={value}
            onPick={(place) => form.set(at, place)}
            kinds={kinds}
            administrations={administrations}
            describedBy={describedBy}
            invalid={invalid}
          />
        </Suspense>
      )}
    </FieldShell>
  )
}
