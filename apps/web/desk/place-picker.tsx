/** Where somebody does duty: a region now; management areas and organizations as soon as they can be searched. */
import type { PlacePickerProps } from '#rooms/identity/web/door.ts'
import { RegionPicker } from '#rooms/regions/web/door.ts'

const administering = ['province', 'prefecture', 'county'] as const

export default function PlacePicker({
  id,
  value,
  administrations,
  describedBy,
  invalid = false,
  onPick,
}: PlacePickerProps) {
  return (
    <RegionPicker
      id={id}
      value={value && { code: value.code, name: value.name }}
      levels={administrations ? administering : undefined}
      describedBy={describedBy}
      invalid={invalid}
      onPick={(region) => onPick(region && { kind: 'region', ...region })}
    />
  )
}
