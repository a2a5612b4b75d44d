/** Rows of a section that are many: which of them, a search, and a further page at a time. */
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import type { ComponentProps, ReactNode } from 'react'
import { useSay } from '../language.tsx'
import { Loading, Unread } from '../notice.tsx'
import { StateChoice } from '../state-choice.tsx'
import { kitWords as words } from '../words.ts'

interface SearchedRowsProps<Item, State extends string> {
  query: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>
  state: ComponentProps<typeof StateChoice<State>>
  search: { text: string; label: string; placeholder: string; onType(text: string): void }
  /** Beside the search. */
  act?: ReactNode
  /** Said when there are none. */
  none: string
  children(item: Item): ReactNode
}

export function SearchedRows<Item, State extends string>({
  query,
  state,
  search,
  act,
  none,
  children,
}: SearchedRowsProps<Item, State>) {
  const say = useSay()
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const { text, label, placeholder, onType } = search
  return (
    <>
      <div className="list-tools">
        <StateChoice {...state} />
        <Input
          className="list-search"
          type="search"
          value={text}
          maxLength={60}
          autoComplete="off"
          placeholder={placeholder}
          aria-label={label}
          onChange={(event) => onType(event.target.value)}
        />
        {act}
      </div>
      {query.isPending && <Loading />}
      {query.isError && items.length === 0 && <Unread error={query.error} retry={query.refetch} />}
      {query.isSuccess && items.length === 0 && (
        <p className="second" role="status">
          {none}
        </p>
      )}
      <ul className="rows">{items.map(children)}</ul>
      {query.hasNextPage && (
        <p className="list-foot">
          <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            {say(words.further)}
          </Button>
        </p>
      )}
    </>
  )
}
