/** Conditions as chips: each can be taken off by itself, and says what it is. */
import { useState } from 'react'
import { useSay } from '../language.tsx'
import { Mark } from '../marks.tsx'
import { kitWords as words } from '../words.ts'
import type { Filter, View } from './view.ts'

interface FiltersProps {
  filters: readonly Filter[]
  view: View
  change(changes: Record<string, string | undefined>): void
}

export function Filters({ filters, view, change }: FiltersProps) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  if (filters.length === 0) return null
  return (
    <div className="filters">
      <div className="chips">
        {filters.map(({ name, label, choices }) => {
          const choice = choices.find(({ value }) => value === view[name])
          if (!choice) return null
          const said = { label: say(label), choice: say(choice.label) }
          return (
            <button
              key={name}
              type="button"
              className="chip"
              aria-label={say(words.filterOff, said)}
              onClick={() => change({ [name]: undefined })}
            >
              <span className="of">{said.label}</span> {said.choice}
              <Mark name="cross" />
            </button>
          )
        })}
        <button
          type="button"
          className="chip add"
          aria-expanded={open}
          aria-controls="filters"
          onClick={() => setOpen(!open)}
        >
          {say(words.filter)}
        </button>
      </div>
      {open && (
        <div id="filters" className="filter-choices">
          {filters.map(({ name, label, choices }) => (
            <fieldset key={name}>
              <legend>{say(label)}</legend>
              <div className="chips">
                {choices.map(({ value, label: choice }) => (
                  <button
                    key={value}
                    type="button"
                    className={view[name] === value ? 'chip on' : 'chip'}
                    aria-pressed={view[name] === value}
                    onClick={() => change({ [name]: view[name] === value ? undefined : value })}
                  >
                    {say(choice)}
                  </button>
                ))}
              </div>
            </fieldset>
          ))}
        </div>
      )}
    </div>
  )
}
