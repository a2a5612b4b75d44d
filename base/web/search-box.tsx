/** Somebody types, sees what is found below, and takes one of it: with a finger, a mouse or keys. */
import { type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { useHits } from './hits.ts'
import { useSay } from './language.tsx'

interface SearchBoxProps<Item, Key extends QueryKey> {
  id: string
  /** Says what is searched. */
  label: Saying
  /** Names the box, too, where no label of a form does. */
  labelled?: boolean
  placeholder: string
  /** `{count}` were found. */
  counted: Saying
  /** Nothing was found for `{query}`. */
  none: Saying
  /** What bears another name and may be meant: `said` before it, with `{query}`. */
  meant?: { of(item: Item): boolean; said: Saying }
  /** Asked at every keystroke; not with an empty query. */
  queryOf(query: string): UseQueryOptions<Item[], Error, Item[], Key>
  /** Of what is found only these are offered. */
  offered?(item: Item): boolean
  keyOf(item: Item): string
  show(item: Item): ReactNode
  onPick(item: Item): void
  describedBy?: string | undefined
  invalid?: boolean
}

export function SearchBox<Item, Key extends QueryKey>(props: SearchBoxProps<Item, Key>) {
  const { id, label, queryOf, keyOf, show, onPick, describedBy, invalid = false } = props
  const { offered = () => true } = props
  const say = useSay()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const query = typed.trim()
  const { data = [], isFetching } = useQuery(queryOf(query))
  const found = query === '' ? [] : data.filter(offered)
  const [first] = found
  const meant = first !== undefined && props.meant?.of(first) ? props.meant.said : undefined
  const pick = (item: Item) => {
    onPick(item)
    setTyped('')
    restart()
  }
  const { marked, restart, hear } = useHits(found, pick)
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    // An empty field leaves its keys to the form and the dialog around it.
    if (query === '') return
    if (event.key === 'Escape') setTyped('')
    else if (!hear(event)) return
    event.preventDefault()
    // A dialog around it stays open: only what was typed is taken back.
    event.stopPropagation()
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
        {...(props.labelled && { 'aria-label': say(label) })}
        {...(describedBy && { 'aria-describedby': describedBy })}
        {...(marked !== undefined && { 'aria-activedescendant': `${listId}-${keyOf(marked)}` })}
        value={typed}
        maxLength={60}
        autoComplete="off"
        placeholder={props.placeholder}
        onChange={(event) => {
          setTyped(event.target.value)
          restart()
        }}
        onKeyDown={press}
      />
      <p className="unseen" role="status">
        {found.length > 0 && !meant && say(props.counted, { count: found.length })}
      </p>
      {query !== '' && !isFetching && (found.length === 0 || meant) && (
        <p className="hint" role="status">
          {say(meant ?? props.none, { query })}
        </p>
      )}
      <div
        id={listId}
        role="listbox"
        aria-label={say(label)}
        className={found.length > 0 ? 'hits popup' : 'hits'}
      >
        {found.map((item) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox hears the keys
          <div
            key={keyOf(item)}
            id={`${listId}-${keyOf(item)}`}
            role="option"
            tabIndex={-1}
            aria-selected={item === marked}
            className="hit"
            onClick={() => pick(item)}
          >
            {show(item)}
          </div>
        ))}
      </div>
    </div>
  )
}
