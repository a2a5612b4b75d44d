/** A page that lists: search, conditions, rows, keys. A table where there is room, cards where there is none. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input, type InputRef } from 'antd'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { useKeys } from '../keys.tsx'
import { useSay } from '../language.tsx'
import { useWide } from '../media.ts'
import { Loading, Unread } from '../notice.tsx'
import { Page } from '../page.tsx'
import { kitWords as words } from '../words.ts'
import { Filters } from './filters.tsx'
import { type Marked, useMarking } from './marking.ts'
import { type Filter, useView, type View } from './view.ts'

export interface Column<Item> {
  head: Saying
  cell(item: Item): ReactNode
  /** A word or two: on a card such ones share a line. */
  short?: boolean
}

export interface PageOf<Item> {
  items: Item[]
  next?: string | undefined
}

export interface ListProps<Item> {
  /** First part of the query key. */
  name: string
  title: Saying
  lead: Saying
  act?: ReactNode
  searchHint: Saying
  /** How rows are counted: `{count} 人`. */
  counted?: Saying
  filters?: readonly Filter[]
  load(view: View & { after?: string; limit: string }, signal?: AbortSignal): Promise<PageOf<Item>>
  idOf(item: Item): string
  /** What a row is called; the link of the row. */
  nameOf(item: Item): string
  /** Below the name. */
  belowName?(item: Item): ReactNode
  nameHead: Saying
  to(item: Item): string
  columns: readonly Column<Item>[]
  /** Shown while there is nothing yet: what this page is for, and how the first row comes about. */
  teach: ReactNode
  /** What can be done to several rows at once. */
  marking?: { most: number; acts(marked: Marked<Item>): ReactNode }
}

const pageSize = 50

export function ListPage<Item>(props: ListProps<Item>) {
  const { name, title, lead, act, filters = [], load, marking } = props
  const say = useSay()
  const navigate = useNavigate()
  const { view, change } = useView(filters)
  const search = useRef<InputRef>(null)
  const list = useRef<HTMLDivElement>(null)
  const query = useInfiniteQuery({
    queryKey: [name, 'list', view],
    queryFn: ({ pageParam, signal }) =>
      load({ ...view, ...(pageParam && { after: pageParam }), limit: String(pageSize) }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
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
    { key: '/', what: words.keySearch, act: () => search.current?.focus({ cursor: 'all' }) },
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
        <Input
          ref={search}
          className="list-search"
          type="search"
          allowClear={false}
          value={view.q ?? ''}
          maxLength={60}
          placeholder={say(props.searchHint)}
          aria-label={say(words.searched)}
          autoComplete="off"
          enterKeyHint="search"
          suffix={
            <span className="key" aria-hidden="true">
              /
            </span>
          }
          onChange={(event) => change({ q: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
            if (event.key === 'Enter' && items[0] && view.q) {
              void navigate({ to: props.to(items[0]) })
            }
          }}
        />
      </div>
      {query.isPending && <Loading />}
      {query.isError && items.length === 0 && <Unread error={query.error} retry={query.refetch} />}
      {query.isSuccess && items.length === 0 && (
        <div className="teach">
          <p className="strong" role="status">
            {say(words.none)}
          </p>
          <p>{say(words.noneDetail)}</p>
          <p className="acts">
            <Button
              onClick={() =>
                change(Object.fromEntries(Object.keys(view).map((each) => [each, undefined])))
              }
            >
              {say(words.clear)}
            </Button>
          </p>
        </div>
      )}
      {items.length > 0 && (
        <Rows {...props} items={items} marked={marked} list={list} more={query.hasNextPage}>
          {query.hasNextPage && (
            <p className="list-foot">
              <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
                {say(words.more, { count: pageSize })}
              </Button>
            </p>
          )}
        </Rows>
      )}
    </Page>
  )
}

interface RowsProps<Item> extends ListProps<Item> {
  items: readonly Item[]
  marked: Marked<Item>
  list: React.RefObject<HTMLDivElement | null>
  more: boolean
  children: ReactNode
}

function Rows<Item>(props: RowsProps<Item>) {
  const { items, marked, marking, list, more, counted = words.listed, children } = props
  const say = useSay()
  const wide = useWide()
  const [density, setDensity] = useDensity()
  return (
    <>
      <div className="list-line">
        <p role="status">
          <b>{say(more ? words.listedMore : counted, { count: items.length })}</b>
          {marked.items.length > 0 && ` · ${say(words.marked, { count: marked.items.length })}`}
        </p>
        {marking && (
          <>
            <button type="button" className="plain" disabled={marked.counting} onClick={marked.all}>
              {say(marked.counting ? words.markingAll : words.markAll)}
            </button>
            {marked.items.length > 0 && (
              <button type="button" className="plain" onClick={marked.none}>
                {say(words.markNone)}
              </button>
            )}
          </>
        )}
        <span className="list-line-end">
          {wide && (
            <button
              type="button"
              className="plain"
              onClick={() => setDensity(density === 'compact' ? 'comfortable' : 'compact')}
            >
              {say(density === 'compact' ? words.comfortable : words.compact)}
            </button>
          )}
          <Share />
        </span>
      </div>
      {marked.tooMany && (
        <p className="wrong" role="alert">
          {say(words.tooMany, { count: marking?.most ?? 0 })}
        </p>
      )}
      {marking && marked.items.length > 0 && (
        <div className="mark-acts">{marking.acts(marked)}</div>
      )}
      <div ref={list} className={density}>
        {wide ? <Table {...props} /> : <Cards {...props} />}
      </div>
      {children}
    </>
  )
}

function Table<Item>({ items, columns, nameHead, marked, marking, ...of }: RowsProps<Item>) {
  const say = useSay()
  return (
    <table className="table">
      <thead>
        <tr>
          {marking && (
            <td className="mark-cell">
              <span className="unseen">{say(words.markAll)}</span>
            </td>
          )}
          <th scope="col">{say(nameHead)}</th>
          {columns.map(({ head }) => (
            <th key={head.zh} scope="col">
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={of.idOf(item)} className={marked.has(of.idOf(item)) ? 'marked' : ''}>
            {marking && (
              <td className="mark-cell">
                <MarkBox item={item} marked={marked} {...of} />
              </td>
            )}
            <th scope="row">
              <Link to={of.to(item)} data-row>
                {of.nameOf(item)}
              </Link>
              {of.belowName && <div className="below">{of.belowName(item)}</div>}
            </th>
            {columns.map(({ head, cell }) => (
              <td key={head.zh}>{cell(item)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cards<Item>({ items, columns, marked, marking, ...of }: RowsProps<Item>) {
  return (
    <ul className="cards">
      {items.map((item) => (
        <li key={of.idOf(item)} className={marked.has(of.idOf(item)) ? 'marked' : ''}>
          <div className="card-head">
            <Link to={of.to(item)} data-row>
              {of.nameOf(item)}
            </Link>
            {marking && <MarkBox item={item} marked={marked} {...of} />}
          </div>
          {of.belowName && <div className="below">{of.belowName(item)}</div>}
          {columns
            .filter(({ short }) => !short)
            .map(({ head, cell }) => (
              <div key={head.zh} className="card-line">
                {cell(item)}
              </div>
            ))}
          <div className="card-line short">
            {columns
              .filter(({ short }) => short)
              .map(({ head, cell }) => (
                <span key={head.zh}>{cell(item)}</span>
              ))}
          </div>
        </li>
      ))}
    </ul>
  )
}

interface MarkBoxProps<Item> {
  item: Item
  marked: Marked<Item>
  idOf(item: Item): string
  nameOf(item: Item): string
}

function MarkBox<Item>({ item, marked, idOf, nameOf }: MarkBoxProps<Item>) {
  const say = useSay()
  return (
    <input
      type="checkbox"
      className="mark-box"
      checked={marked.has(idOf(item))}
      aria-label={say(words.mark, { name: nameOf(item) })}
      onChange={() => marked.toggle(item)}
    />
  )
}

function Share() {
  const say = useSay()
  const [shared, setShared] = useState(false)
  const share = async () => {
    await navigator.clipboard.writeText(location.href)
    setShared(true)
  }
  // Without https there is no clipboard, and the address bar says the same.
  if (!navigator.clipboard) return null
  return (
    <>
      <button type="button" className="plain" onClick={share} onBlur={() => setShared(false)}>
        {say(words.share)}
      </button>
      <span role="status">{shared && ` ${say(words.shared)}`}</span>
    </>
  )
}

const densityKey = 'lianjian.density'

function useDensity(): ['comfortable' | 'compact', (density: 'comfortable' | 'compact') => void] {
  const remembered = useMemo(
    () => (localStorage.getItem(densityKey) === 'compact' ? 'compact' : 'comfortable'),
    [],
  )
  const [density, setDensity] = useState<'comfortable' | 'compact'>(remembered)
  return [
    density,
    (chosen) => {
      localStorage.setItem(densityKey, chosen)
      setDensity(chosen)
    },
  ]
}

function rowsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
}

/** The row in which something has the focus; -1 for none. */
function focusedRow(list: HTMLElement | null): number {
  const within = document.activeElement?.closest('tr, li')
  return rowsOf(list).findIndex((row) => within?.contains(row))
}

function focusRow(list: HTMLElement | null, step: 1 | -1): void {
  const rows = rowsOf(list)
  const at = focusedRow(list)
  const next = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))
  rows[next]?.focus()
}
