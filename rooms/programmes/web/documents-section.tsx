/** The rules library of a programme: titles, and how often each was written anew. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useDesk } from '#base/web/desk.tsx'
import { sayFullDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import { documentsQuery } from './queries.ts'
import { planWords as words } from './words.ts'

export function DocumentsSection({ programmeId }: { programmeId: string }) {
  const { say, language } = useReading()
  const { api } = useDesk()
  const query = useInfiniteQuery(documentsQuery(api, programmeId))
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Section title={say(words.documents)}>
      {query.isPending && <Loading />}
      {query.isError && items.length === 0 && <Unread error={query.error} retry={query.refetch} />}
      {query.isSuccess && items.length === 0 && (
        <p className="second">{say(words.documentsNone)}</p>
      )}
      <ul className="plain-list">
        {items.map(({ id, title, version, number, inForceOn }) => (
          <li key={id}>
            <p>{title}</p>
            <p className="small">
              {version === 0
                ? say(words.titleOnly)
                : [
                    say(words.version, { count: version }),
                    number,
                    inForceOn && say(words.inForce, { day: sayFullDate(inForceOn, language) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {say(words.more)}
        </Button>
      )}
    </Section>
  )
}
