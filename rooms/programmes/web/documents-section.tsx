/** The rules library of a programme: titles, and how often each was written anew. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { sayFullDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import { NewDocumentDialog } from './documents/new-document-dialog.tsx'
import { documentsQuery } from './queries.ts'
import { documentWords, planWords as words } from './words.ts'

interface DocumentsSectionProps {
  programmeId: string
  writable: boolean
}

export function DocumentsSection({ programmeId, writable }: DocumentsSectionProps) {
  const { say, language } = useReading()
  const { api } = useDesk()
  const [adding, setAdding] = useState(false)
  const query = useInfiniteQuery(documentsQuery(api, programmeId))
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Section
      title={say(words.documents)}
      {...(writable && {
        aside: <Button onClick={() => setAdding(true)}>{say(documentWords.add)}</Button>,
      })}
    >
      {query.isPending && <Loading />}
      {query.isError && items.length === 0 && <Unread error={query.error} retry={query.refetch} />}
      {query.isSuccess && items.length === 0 && (
        <p className="second">{say(words.documentsNone)}</p>
      )}
      <ul className="plain-list">
        {items.map(({ countyCode: county, id, title, version, number, inForceOn }) => (
          <li key={id}>
            <p>
              <Link
                to="/documents/$county/$documentId"
                params={{ county, documentId: id } as never}
              >
                {title}
              </Link>
            </p>
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
      {adding && <NewDocumentDialog programmeId={programmeId} onClose={() => setAdding(false)} />}
    </Section>
  )
}
