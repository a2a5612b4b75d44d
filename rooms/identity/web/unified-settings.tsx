import { useQuery } from '@tanstack/react-query'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { accountWords as words } from './account-words.ts'
import { waysQuery } from './queries.ts'

/** As the operator wrote it down: nobody changes it from here. */
export function UnifiedSettings() {
  const say = useSay()
  const { api } = useDesk()
  const { data: ways, error, isError, refetch } = useQuery(waysQuery(api))
  if (isError && !ways) return <Unread error={error} retry={refetch} />
  if (!ways) return <Loading />
  return (
    <>
      {ways.unified.length === 0 && <p>{say(words.unifiedNone)}</p>}
      {ways.unified.length > 0 && (
        <>
          <p>{say(words.unifiedOn)}</p>
          <ul className="plain-list">
            {ways.unified.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </>
      )}
      {ways.demo.length > 0 && <p>{say(words.demoOn)}</p>}
    </>
  )
}
