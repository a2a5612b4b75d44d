/** Where somebody does duty: a region or a management area; organizations as soon as they can be searched. */
import type { PlacePickerProps } from '#rooms/identity/web/door.ts'
import { RegionPicker } from '#rooms/regions/web/door.ts'
import { AreaChoice } from './area-choice.tsx'

const administering = ['province', 'prefecture', 'county'] as const

export default function PlacePicker(props: PlacePickerProps) {
  return (
    <>
      {props.value?.kind !== 'area' && <Region {...props} />}
      {props.areas && <AreaChoice {...props} />}
    </>
  )
}

function Region({
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
