/** The search over everything that the rooms let be found. */
import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { type Hit, mayEnter } from '#base/web/desk-part.ts'
import { useHits } from '#base/web/hits.ts'
import { useSay } from '#base/web/language.tsx'
import { Mark } from '#base/web/marks.tsx'
import { kitWords } from '#base/web/words.ts'
import { parts } from './parts.ts'
import { deskWords as words } from './words.ts'

export function Find({ onClose }: { onClose(): void }) {
  const say = useSay()
  const id = useId()
  const navigate = useNavigate()
  const { api, can, me } = useDesk()
  const frame = useRef<HTMLDialogElement>(null)
  const input = useRef<InputRef>(null)
  const [typed, setTyped] = useState('')
  const query = typed.trim()
  const duties = me?.duties ?? []
  const [duty] = duties
  // The browser's own dialog, because it stands with the focus in it before the next letter is typed.
  useLayoutEffect(() => {
    const dialog = frame.current
    dialog?.showModal()
    input.current?.focus()
    return () => dialog?.close()
  }, [])
  const sources = parts
    .flatMap(({ search = [] }) => search)
    .filter(({ access }) => mayEnter(access, can))
  const answers = useQueries({
    queries: sources.map((source) => ({
      queryKey: ['find', source.name, query],
      queryFn: ({ signal }: { signal: AbortSignal }) => source.find(api, query, signal, duties),
      enabled: query !== '',
      placeholderData: keepPreviousData,
      gcTime: 60_000,
      meta: { secret: true },
    })),
  })
  const answered =
    query === ''
      ? []
      : sources.map((source, index) => ({ source, hits: answers[index]?.data ?? [] }))
  const named = answered.some((each) => each.hits.some(({ meant }) => !meant))
  // What may be meant is offered where nothing bears what was typed.
  const groups = answered.map(({ source, hits: all }) => ({
    source,
    hits: named ? all.filter(({ meant }) => !meant) : all,
  }))
  const hits = groups.flatMap((each) => each.hits)
  const settled = query !== '' && answers.every(({ isFetching }) => !isFetching)
  const within = groups.filter(({ source }) => !source.everywhere)
  const beyond = settled && within.length > 0 && within.every((each) => each.hits.length === 0)
  const optionId = (hit: Hit) => `${id}-${hit.id}`
  const open = (hit: Hit) => {
    onClose()
    void navigate({ to: hit.to })
  }
  const { marked, restart, hear } = useHits(hits, open)
  const press = (event: KeyboardEvent) => {
    if (!event.nativeEvent.isComposing && hear(event)) event.preventDefault()
  }
  const labels = (of: typeof sources) => of.map(({ label }) => say(label)).join(say(words.and))
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: escape closes it, as the browser's dialogs do
    <dialog
      ref={frame}
      className="find-dialog"
      aria-labelledby={`${id}-title`}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // What is beside it belongs to it, too: all that is shown lies in the one element within.
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="find-content">
        <div className="find-head">
          <h2 id={`${id}-title`}>{say(words.find)}</h2>
          <button
            type="button"
            className="find-close"
            aria-label={say(kitWords.close)}
            onClick={onClose}
          >
            <Mark name="cross" />
          </button>
        </div>
        <Input
          ref={input}
          size="large"
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={`${id}-hits`}
          aria-autocomplete="list"
          aria-label={say(words.find)}
          {...(marked && { 'aria-activedescendant': optionId(marked) })}
          value={typed}
          maxLength={60}
          autoComplete="off"
          enterKeyHint="go"
          onChange={(event) => {
            setTyped(event.target.value)
            restart()
          }}
          onKeyDown={press}
        />
        <p className="hint" role="status">
          {query === '' && say(words.findHint, { what: labels(sources) })}
          {query === '' &&
            duty &&
            say(words.findExample, { name: duty.name, code: duty.countyCode })}
          {settled && hits.length === 0 && say(words.findNone, { query })}
          {settled && hits.length > 0 && !named && say(words.findMeant, { query })}
          {settled && named && say(words.findCount, { count: hits.length })}
        </p>
        {beyond && hits.length === 0 && (
          <p className="hint">
            {say(duties.length > 0 ? words.findWithin : words.findWithinNone, {
              what: labels(within.map(({ source }) => source)),
              reach: [...new Set(duties.map(({ name }) => name))].join(say(words.and)),
            })}{' '}
            {sources.map(
              ({ name, everywhere: Everywhere }) => Everywhere && <Everywhere key={name} />,
            )}
          </p>
        )}
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
                    aria-selected={hit === marked}
                    className="hit"
                    onClick={() => open(hit)}
                  >
                    <span className="strong">{hit.title}</span>{' '}
                    <span className="second">
                      {[hit.kind && say(hit.kind), hit.aside].filter(Boolean).join(' · ')}
                    </span>
                  </div>
                ))}
              </div>
            ))}
        </div>
      </div>
    </dialog>
  )
}
