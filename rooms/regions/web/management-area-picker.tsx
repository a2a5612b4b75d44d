/** Picks one of the management areas within my reach. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Picked } from '#base/web/picked.tsx'
import { areasPage } from './queries.ts'
import { areaWords as words } from './words.ts'

export interface PickedArea {
  id: string
  name: string
  keeperCode: string
}

interface ManagementAreaPickerProps {
  id: string
  /** What the field is called. */
  named: string
  value: PickedArea | undefined
  onPick(area: PickedArea | undefined): void
  describedBy?: string | undefined
  invalid?: boolean
}

export function ManagementAreaPicker(props: ManagementAreaPickerProps) {
  const { id, named, value, onPick, describedBy, invalid = false } = props
  const say = useSay()
  const { api } = useDesk()
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  const { data } = useQuery({
    queryKey: ['areas', 'pick', q],
    queryFn: ({ signal }) => areasPage(api, { limit: '20', ...(q && { q }) }, signal),
    placeholderData: keepPreviousData,
    enabled: value === undefined,
  })
  if (value) {
    return (
      <Picked id={id} named={named} onAgain={() => onPick(undefined)}>
        <b>{value.name}</b>
      </Picked>
    )
  }
  return (
    <div className="quick">
      <Input
        id={id}
        size="large"
        value={typed}
        maxLength={60}
        autoComplete="off"
        placeholder={say(words.search)}
        aria-describedby={describedBy || undefined}
        aria-invalid={invalid}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="chips quick">
        {(data?.items ?? []).map((area) => (
          <button
            key={area.id}
            type="button"
            className="chip"
            onClick={() => onPick({ id: area.id, name: area.name, keeperCode: area.keeperCode })}
          >
            {area.name}
          </button>
        ))}
      </div>
      <p className="hint" role="status">
        {data?.items.length === 0 && say(words.pickNone)}
      </p>
    </div>
  )
}
