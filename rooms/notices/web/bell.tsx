/** In the frame of every page: whether something is new. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { noticesDoorWords as words } from './door-words.ts'
import { countQuery } from './queries.ts'

export function Bell() {
  const say = useSay()
  const { api } = useDesk()
  const { data } = useQuery(countQuery(api))
  const client = useQueryClient()
  const path = useLocation({ select: ({ pathname }) => pathname })
  // Never by the clock: a page that asks by itself would keep a session alive that nobody uses.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked as somebody goes on to another page
  useEffect(() => {
    void client.refetchQueries({ queryKey: ['notices', 'count'], stale: true })
  }, [client, path])
  const count = data?.unread ?? 0
  if (count === 0) {
    return (
      <Link className="bell" to="/notices">
        {say(words.bell)}
      </Link>
    )
  }
  return (
    <Link className="bell new" to="/notices" aria-label={say(words.bellNewRead, { count })}>
      {say(words.bellNew, { count })}
    </Link>
  )
}
