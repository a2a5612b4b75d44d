/** A page that lists: search, conditions, rows, keys. A table where there is room, cards where there is none. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { useKeys } from '../keys.tsx'
import { useSay } from '../language.tsx'
import { Loading, Unread } from '../notice.tsx'
import { Page } from '../page.tsx'
import { kitWords as words } from '../words.ts'
import { Filters } from './filters.tsx'
import type { ListProps } from './list.ts'
import { useMarking } from './marking.ts'
import { focusedRow, focusRow } from './row-focus.ts'
import { Rows } from './rows.tsx'
import { useView } from './view.ts'

const pageSize = 50

export function ListPage<Item>(props: ListProps<Item>) {
  const { name, title, lead, act, filters = [], load, marking, searchHint, again } = props
  const { noneDetail = words.noneDetail } = props
  const say = useSay()
  const navigate = useNavigate()
  const { view, change } = useView(filters)
  const search = useRef<InputRef>(null)
  // The address follows a moment later than letters are typed, and must not take them back.
  const [typing, setTyping] = useState<string>()
  const list = useRef<HTMLDivElement>(null)
  const query = useInfiniteQuery({
    queryKey: [name, 'list', view],
    queryFn: ({ pageParam, signal }) =>
      load({ ...view, ...(pageParam && { after: pageParam }), limit: String(pageSize) }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }): number | false =>
      again?.(state.data?.pages.flatMap((page) => page.items) ?? []) ?? false,
  })
  const { count } = props
  const total = useQuery({
    queryKey: [name, 'count', view],
    queryFn: ({ signal }) => (count as NonNullable<typeof count>)(view, signal),
    // A whole list is counted already.
    enabled: count !== undefined && query.hasNextPage,
  })
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const marked = useMarking<Item>({
    idOf: props.idOf,
    most: marking?.most ?? 0,
    load: (after) => load({ ...view, ...(after && { after }), limit: '200' }),
  })
  useKeys([
    { key: 'j', what: words.keyNext, act: () => focusRow(list.current, 1) },
    { key: 'k', what: words.keyPrevious, act: () => focusRow(list.current, -1) },
    ...(marking
      ? [
          {
            key: 'x',
            what: words.keyMark,
            act: () => {
              const item = items[focusedRow(list.current)]
              if (item) marked.toggle(item)
            },
          },
        ]
      : []),
    ...(searchHint
      ? [
          {
            key: '/',
            what: words.keySearch,
            act: () => search.current?.focus({ cursor: 'all' }),
          },
        ]
      : []),
  ])
  const filtered = Object.keys(view).length > 0
  if (query.isSuccess && items.length === 0 && !filtered) {
    return (
      <Page title={say(title)} lead={say(lead)} act={act}>
        <div className="teach">{props.teach}</div>
      </Page>
    )
  }
  return (
    <Page title={say(title)} lead={say(lead)} act={act}>
      <div className="list-tools">
        <Filters filters={filters} view={view} change={change} />
        {searchHint && (
          <Input
            ref={search}
            className="list-search"
            type="search"
            allowClear={false}
            value={typing ?? view.q ?? ''}
            maxLength={60}
            placeholder={say(searchHint)}
            aria-label={say(words.searched)}
            autoComplete="off"
            enterKeyHint="search"
            suffix={
              <span className="key" aria-hidden="true">
                /
              </span>
            }
            onChange={(event) => {
              setTyping(event.target.value)
              change({ q: event.target.value })
            }}
            onBlur={() => setTyping(undefined)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur()
              // What is still listed for fewer letters is not what was meant.
              const settled = !query.isPlaceholderData && view.q === event.currentTarget.value
              const first = settled && items[0] && view.q ? props.to?.(items[0]) : undefined
              if (event.key === 'Enter' && first !== undefined) void navigate({ to: first })
            }}
          />
        )}
      </div>
      {query.isPending && <Loading />}
      {query.isError && items.length === 0 && <Unread error={query.error} retry={query.refetch} />}
      {query.isSuccess && items.length === 0 && (
        <div className="teach">
          <p className="strong" role="status">
            {say(words.none)}
          </p>
          <p>{say(noneDetail)}</p>
          {props.none?.(view, change)}
          <p className="acts">
            <Button
              onClick={() => {
                setTyping(undefined)
                change(Object.fromEntries(Object.keys(view).map((each) => [each, undefined])))
              }}
            >
              {say(
                Object.keys(view).every((each) => each === 'q') ? words.clearSearch : words.clear,
              )}
            </Button>
          </p>
        </div>
      )}
      {items.length > 0 && (
        <Rows
          {...props}
          items={items}
          marked={marked}
          list={list}
          more={query.hasNextPage}
          total={total.data}
        >
          {query.hasNextPage && (
            <p className="list-foot">
              <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
                {say(words.more, { count: pageSize })}
              </Button>
            </p>
          )}
        </Rows>
      )}
      {props.foot}
    </Page>
  )
}
