/** In the frame of every page: whether something is new. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { countQuery } from './queries.ts'
import { noticesWords as words } from './words.ts'

export function Bell() {
  const say = useSay()
  const { api } = useDesk()
  const { data } = useQuery(countQuery(api))
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
