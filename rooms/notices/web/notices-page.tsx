/** What I was told, the newest first; opening one says that I have seen it. */
import './notices.css'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { sayDate, sayMoment } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { noticeKindWords } from '../shared/kind-words.ts'
import { type Notice, noticesQuery } from './queries.ts'
import { noticesWords as words } from './words.ts'

export function NoticesPage() {
  const say = useSay()
  const { api } = useDesk()
  const [unread, setUnread] = useState(false)
  const query = useInfiniteQuery(noticesQuery(api, unread))
  const seen = useSeen()
  const offer = useUndo()
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const isNew = items.some(({ read }) => !read)
  return (
    <Page
      title={say(words.title)}
      lead={say(words.lead)}
      narrow
      act={
        isNew && (
          <Button
            loading={seen.isPending}
            onClick={() =>
              seen.mutate(undefined, { onSuccess: () => offer({ said: say(words.seenDone) }) })
            }
          >
            {say(words.seenAll)}
          </Button>
        )
      }
    >
      <fieldset className="chips">
        <legend className="unseen">{say(words.which)}</legend>
        {[false, true].map((each) => (
          <button
            key={String(each)}
            type="button"
            className={each === unread ? 'chip on' : 'chip'}
            aria-pressed={each === unread}
            onClick={() => setUnread(each)}
          >
            {say(each ? words.unread : words.all)}
          </button>
        ))}
      </fieldset>
      {query.isPending && <Loading />}
      {query.isError && !query.data && <Unread error={query.error} retry={query.refetch} />}
      {query.data && items.length === 0 && (
        <div className="teach">
          <p className="strong">{say(unread ? words.noneNew : words.none)}</p>
          {!unread && <p>{say(words.noneHow)}</p>}
        </div>
      )}
      {items.length > 0 && (
        <ul className="notices">
          {items.map((notice) => (
            <Told key={notice.id} notice={notice} onOpen={() => seen.mutate([notice.id])} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <p className="list-foot">
          <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            {say(words.more)}
          </Button>
        </p>
      )}
      <p className="back">
        <Link to="/notices/settings">{say(words.settings)}</Link>
      </p>
    </Page>
  )
}

function useSeen() {
  const { api } = useDesk()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (ids: string[] | undefined) => api.send('POST', '/api/notices/read', { ids }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notices'] }),
  })
}

function Told({ notice, onOpen }: { notice: Notice; onOpen(): void }) {
  const { say, language } = useReading()
  const { kind, title, to, dueOn, at, read } = notice
  return (
    <li className={read ? 'told' : 'told new'}>
      <p>
        {!read && <span className="told-new">{say(words.new)}</span>}
        <Link to={to} onClick={read ? undefined : onOpen}>
          {say(title)}
        </Link>
      </p>
      <p className="second small">
        {say(noticeKindWords[kind])} · {sayMoment(at, language)}
        {dueOn && <b> · {say(words.due, { day: sayDate(dueOn, language) })}</b>}
      </p>
    </li>
  )
}
