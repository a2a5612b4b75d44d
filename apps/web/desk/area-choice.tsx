/** Beside the regions: a management area as a place of duty, for the roles that may be held on one. */
import { useState } from 'react'
import { useSay } from '#base/web/language.tsx'
import type { PlacePickerProps } from '#rooms/identity/web/door.ts'
import { areaWords, ManagementAreaPicker } from '#rooms/regions/web/door.ts'

export function AreaChoice({ id, value, onPick }: PlacePickerProps) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const area = value?.kind === 'area' ? { id: value.code, name: value.name } : undefined
  if (value && !area) return null
  if (!open && !area) {
    return (
      <button type="button" className="plain" onClick={() => setOpen(true)}>
        {say(areaWords.pick)}
      </button>
    )
  }
  return (
    <ManagementAreaPicker
      id={area ? id : `${id}-area`}
      value={area}
      onPick={(picked) => onPick(picked && { kind: 'area', code: picked.id, name: picked.name })}
    />
  )
}
