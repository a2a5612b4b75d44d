/**
 * Picks one region of the whole country: the server searches at every keystroke, and nothing of the tree is shipped.
 * What was picked can be narrowed down, level by level.
 */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { type KeyboardEvent, useId, useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import {
  childrenQuery,
  type FoundRegion,
  type Level,
  regionQuery,
  regionSearchQuery,
} from './queries.ts'
import { regionWords as words } from './words.ts'

export interface PickedRegion {
  code: string
  name: string
}

interface RegionPickerProps {
  id: string
  value: PickedRegion | undefined
  onPick(region: PickedRegion | undefined): void
  /** Only these levels. */
  levels?: readonly Level[] | undefined
  describedBy?: string | undefined
  invalid?: boolean
  /** Called when a region is opened rather than put into a form: no narrowing down. */
  go?: boolean
}

export function RegionPicker(props: RegionPickerProps) {
  const { value, onPick, levels } = props
  const say = useSay()
  if (!value) return <Search {...props} />
  return (
    <div className="picked">
      <p>
        <b>{value.name}</b> <span className="mono second">{value.code}</span>{' '}
        <button type="button" id={props.id} className="plain" onClick={() => onPick(undefined)}>
          {say(words.change)}
        </button>
      </p>
      <Deeper value={value} levels={levels} onPick={onPick} />
    </div>
  )
}

function Search({
  id,
  onPick,
  levels,
  describedBy,
  invalid = false,
  go = false,
}: RegionPickerProps) {
  const say = useSay()
  const listId = useId()
  const { api } = useDesk()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const query = typed.trim()
  const { data, isFetching } = useQuery(regionSearchQuery(api, query))
  const found =
    query === '' ? [] : (data ?? []).filter(({ level }) => !levels || levels.includes(level))
  const active = found[Math.min(at, found.length - 1)]
  const pick = (region: FoundRegion | undefined) => {
    if (!region) return
    onPick({ code: region.code, name: nameOf(region) })
    setTyped('')
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1))
    else if (event.key === 'Enter' && query !== '') pick(active)
    else if (event.key === 'Escape' && query !== '') setTyped('')
    else return
    event.preventDefault()
  }
  return (
    <div className="picker">
      <Input
        id={id}
        size="large"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-invalid={invalid}
        {...(go && { 'aria-label': say(words.find) })}
        {...(describedBy && { 'aria-describedby': describedBy })}
        {...(active && { 'aria-activedescendant': `${listId}-${active.code}` })}
        value={typed}
        maxLength={60}
        autoComplete="off"
        placeholder={say(
          levels && !levels.includes('village') ? words.pickAdministration : words.pick,
        )}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <p className="unseen" role="status">
        {found.length > 0 && say(words.found, { count: found.length })}
      </p>
      {query !== '' && !isFetching && found.length === 0 && (
        <p className="hint" role="status">
          {say(words.none, { query })}
        </p>
      )}
      <div
        id={listId}
        role="listbox"
        aria-label={say(words.find)}
        className={found.length > 0 ? 'hits popup' : 'hits'}
      >
        {found.map((region) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox hears the keys
          <div
            key={region.code}
            id={`${listId}-${region.code}`}
            role="option"
            tabIndex={-1}
            aria-selected={region === active}
            className="hit"
            onClick={() => pick(region)}
          >
            <span className="strong">{region.name}</span>{' '}
            <span className="second">{asideOf(region)}</span>{' '}
            <span className="mono second">{region.code}</span>
          </div>
        ))}
      </div>
    </div>
  )
}

function Deeper({
  value,
  levels,
  onPick,
}: Pick<RegionPickerProps, 'levels' | 'onPick'> & { value: PickedRegion }) {
  const say = useSay()
  const { api } = useDesk()
  const [open, setOpen] = useState(false)
  const { data: region } = useQuery(regionQuery(api, value.code))
  const children = useInfiniteQuery({ ...childrenQuery(api, value.code), enabled: open })
  const found = children.data?.pages.flatMap(({ items }) => items) ?? []
  const lowestWanted = levels && !levels.includes('township') && region?.level === 'county'
  if (!region || region.children === 0 || lowestWanted) return null
  if (!open) {
    return (
      <button type="button" className="plain" onClick={() => setOpen(true)}>
        {say(words.deeper)}
      </button>
    )
  }
  return (
    <div className="chips">
      {found.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          className="chip"
          onClick={() => {
            setOpen(false)
            onPick({ code, name: `${value.name}${name}` })
          }}
        >
          {name}
        </button>
      ))}
      {children.hasNextPage && (
        <button type="button" className="chip add" onClick={() => children.fetchNextPage()}>
          {say(words.more)}
        </button>
      )}
    </div>
  )
}

/** From the county down: whoever works there knows the province. */
function nameOf({ name, path, level }: FoundRegion): string {
  const above = path.filter(
    (step) => ['county', 'township'].includes(step.level) && step.level !== level,
  )
  return [...above.map((step) => step.name), name].join('')
}

export function asideOf({ path, code }: FoundRegion): string {
  return path
    .filter((step) => step.code !== code)
    .map(({ name }) => name)
    .join(' ')
}
