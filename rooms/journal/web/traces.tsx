/** Who looked at a record about a person and who changed it, in plain words. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Words } from '#base/shared/words.ts'
import { useDesk } from '#base/web/desk.tsx'
import { sayMoment } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import type { JournalWebParts } from './parts.ts'
import { type Trace, tracesQuery, wordsQuery } from './queries.ts'
import { sayActor } from './say-actor.ts'
import { purposeWords, journalWords as words } from './words.ts'

export interface TracesProps {
  /** Where they are asked for. */
  path: string
  /** Whose: what counts as a look differs. */
  of: 'account' | 'organization'
}

export function Traces({
  path,
  of,
  loadActionWords,
}: TracesProps & Pick<JournalWebParts, 'loadActionWords'>) {
  const say = useSay()
  const { api } = useDesk()
  const query = useInfiniteQuery(tracesQuery(api, path))
  const { data: actions } = useQuery(wordsQuery('action', loadActionWords))
  const traces = query.data?.pages.flatMap(({ items }) => items)
  return (
    <Section title={say(words.traces)}>
      {query.isError && !traces && <Unread error={query.error} retry={query.refetch} />}
      {query.isPending && <Loading />}
      {traces && (
        <p className="small">
          {say(words[of === 'account' ? 'tracesOfAccount' : 'tracesOfOrganization'])}
        </p>
      )}
      {traces?.length === 0 && <p className="second">{say(words.untouched)}</p>}
      {traces && traces.length > 0 && actions && (
        <ul className="rows">
          {traces.map((trace, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: several may be of one moment, and none moves
            <Line key={`${trace.at} ${at}`} trace={trace} actions={actions} />
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
    </Section>
  )
}

function Line({ trace, actions }: { trace: Trace; actions: Words }) {
  const { say, language } = useReading()
  const { by, action, purpose, reason, at } = trace
  const saying = action === null ? purposeWords[purpose ?? ''] : actions[action]
  return (
    <li>
      <div>
        <p>
          <b>{sayActor(say, by)}</b> {saying ? say(saying) : (action ?? say(words.looked))}
        </p>
        <p className="small">
          {sayMoment(at, language)}
          {reason && ` · ${reason}`}
        </p>
      </div>
    </li>
  )
}
