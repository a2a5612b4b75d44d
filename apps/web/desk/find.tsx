/** The search over everything that the rooms let be found. */
import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { type KeyboardEvent, useId, useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { type Hit, mayEnter } from '#base/web/desk-part.ts'
import { Dialog } from '#base/web/dialog.tsx'
import { useSay } from '#base/web/language.tsx'
import { parts } from './parts.ts'
import { deskWords as words } from './words.ts'

export default function Find({ onClose }: { onClose(): void }) {
  const say = useSay()
  const id = useId()
  const navigate = useNavigate()
  const { api, can } = useDesk()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const query = typed.trim()
  const sources = parts
    .flatMap(({ search = [] }) => search)
    .filter(({ access }) => mayEnter(access, can))
  const answers = useQueries({
    queries: sources.map((source) => ({
      queryKey: ['find', source.name, query],
      queryFn: ({ signal }: { signal: AbortSignal }) => source.find(api, query, signal),
      enabled: query !== '',
      placeholderData: keepPreviousData,
      gcTime: 60_000,
      meta: { secret: true },
    })),
  })
  const groups =
    query === ''
      ? []
      : sources.map((source, index) => ({ source, hits: answers[index]?.data ?? [] }))
  const hits = groups.flatMap((each) => each.hits)
  const settled = query !== '' && answers.every(({ isFetching }) => !isFetching)
  const active = hits[Math.min(at, hits.length - 1)]
  const optionId = (hit: Hit) => `${id}-${hit.id}`
  const open = (hit: Hit | undefined) => {
    if (!hit) return
    onClose()
    void navigate({ to: hit.to })
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(Math.min(hits.length - 1, at + 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1))
    else if (event.key === 'Enter') open(active)
    else return
    event.preventDefault()
  }
  return (
    <Dialog className="find-dialog" onClose={onClose} title={say(words.find)}>
      <Input
        size="large"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-hits`}
        aria-autocomplete="list"
        aria-label={say(words.find)}
        {...(active && { 'aria-activedescendant': optionId(active) })}
        value={typed}
        maxLength={60}
        autoComplete="off"
        enterKeyHint="go"
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <p className="hint" role="status">
        {query === '' &&
          say(words.findHint, {
            what: sources.map(({ label }) => say(label)).join(say(words.and)),
          })}
        {settled && hits.length === 0 && say(words.findNone, { query })}
        {settled && hits.length > 0 && say(words.findCount, { count: hits.length })}
      </p>
      <div id={`${id}-hits`} role="listbox" aria-label={say(words.find)} className="hits">
        {groups
          .filter((each) => each.hits.length > 0)
          .map(({ source, hits: found }) => (
            // biome-ignore lint/a11y/useSemanticElements: a listbox holds groups, and a fieldset is none of its children
            <div key={source.name} role="group" aria-label={say(source.label)}>
              <p className="group-name" aria-hidden="true">
                {say(source.label)}
              </p>
              {found.map((hit) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox hears the keys
                <div
                  key={hit.id}
                  id={optionId(hit)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={hit === active}
                  className="hit"
                  onClick={() => open(hit)}
                >
                  <span className="strong">{hit.title}</span>{' '}
                  <span className="second">{hit.aside}</span>
                </div>
              ))}
            </div>
          ))}
      </div>
    </Dialog>
  )
}
