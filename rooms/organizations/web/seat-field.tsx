/** Where an organization has its seat, as a field of a form. */
import { FieldShell } from '#base/web/form/fields.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import { valueAt } from '#base/web/form/values.ts'
import { type PickedRegion, RegionPicker } from '#rooms/regions/web/door.ts'
import { changeWords as words } from './change-words.ts'

export function SeatField({ form }: { form: Form }) {
  const at = '/seat'
  return (
    <FieldShell form={form} at={at} label={words.seat} hint={words.seatHint} chosen>
      {({ id, named, describedBy, invalid }) => (
        <RegionPicker
          id={id}
          named={named}
          value={valueAt(form.values, at) as PickedRegion | undefined}
          onPick={(region) => form.set(at, region)}
          describedBy={describedBy}
          invalid={invalid}
        />
      )}
    </FieldShell>
  )
}
