/** One import, from the upload to the last moment at which it can be undone. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { sayMoment } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Notice, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Page } from '#base/web/page.tsx'
import { sideWords } from '../../shared/words.ts'
import { ImportApplied } from './import-applied.tsx'
import { ImportFaults } from './import-faults.tsx'
import { ImportPreview } from './import-preview.tsx'
import { ImportProgress } from './import-progress.tsx'
import { type Import, importQuery, pollAfter } from './import-queries.ts'
import { importWords as words } from './import-words.ts'

export function ImportPage() {
  const say = useSay()
  const { api } = useDesk()
  const { county = '', id = '' } = useParams({ strict: false }) as { county?: string; id?: string }
  const since = useRef({ state: '', at: Date.now() })
  const query = useQuery({
    ...importQuery(api, { county, id }),
    refetchInterval: ({ state: { data } }) => {
      if (!data) return false
      if (since.current.state !== data.state) since.current = { state: data.state, at: Date.now() }
      return pollAfter([data.state], since.current.at)
    },
  })
  useRegistryRefreshed(query.data)
  if (query.data) return <ImportShown of={query.data} />
  if (!query.isError) return <Loading />
  return (
    <Page title={say(words.title)} narrow>
      <Unread error={query.error} retry={query.refetch} />
    </Page>
  )
}

/** What the lists show is old as soon as an import is applied or undone, whoever did it. */
function useRegistryRefreshed(of: Import | undefined) {
  const queryClient = useQueryClient()
  const before = useRef<Import['state']>(undefined)
  const state = of?.state
  useEffect(() => {
    const ended = state === 'applied' || state === 'undone'
    if (ended && before.current && before.current !== state) {
      void queryClient.invalidateQueries({ queryKey: ['organizations'] })
    }
    before.current = state
  }, [state, queryClient])
}

function ImportShown({ of }: { of: Import }) {
  const { say, language } = useReading()
  const { fileName, side, createdBy, createdAt } = of
  return (
    <Page
      title={fileName}
      lead={
        <>
          {say(words.one, { list: say(sideWords[side]) })} ·{' '}
          {say(words.brought, { by: createdBy, at: sayMoment(createdAt, language) })}
        </>
      }
    >
      <State of={of} />
      <p className="back">
        <Link to="/organizations/imports" search={{ county: of.countyCode }}>
          {say(words.all)}
        </Link>
      </p>
    </Page>
  )
}

function State({ of }: { of: Import }) {
  // Whoever decides about a preview that was made for another reach is shown one of their own.
  const [otherReach, setOtherReach] = useState(false)
  switch (of.state) {
    case 'uploaded':
    case 'reading':
    case 'applying':
    case 'undoing':
      return <ImportProgress of={of} />
    case 'faulty':
      return <ImportFaults of={of} />
    case 'previewed':
      return (
        <ImportPreview of={of} otherReach={otherReach} onOtherReach={() => setOtherReach(true)} />
      )
    case 'applied':
      return <ImportApplied of={of} />
    default:
      return <Over of={of} />
  }
}

/** Undone, given up or failed: nothing of it is in the registry. */
function Over({ of }: { of: Import }) {
  const { say, language } = useReading()
  const { state, why, undoneAt, side, countyCode } = of
  const titles = { undone: words.undone, cancelled: words.cancelled, failed: words.failed }
  return (
    <Notice title={say(titles[state as keyof typeof titles])}>
      {why && <p>{say(why.text)}</p>}
      {state === 'undone' && undoneAt && (
        <p>{say(words.undoneAt, { at: sayMoment(undoneAt, language) })}</p>
      )}
      {!why && state === 'cancelled' && <p>{say(words.nothingChanged)}</p>}
      <p className="acts">
        <ButtonLink
          to="/organizations/imports/new"
          search={{ side, county: countyCode }}
          first={state === 'failed'}
        >
          {say(words.again)}
        </ButtonLink>
      </p>
    </Notice>
  )
}
