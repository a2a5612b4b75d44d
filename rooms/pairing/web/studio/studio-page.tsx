/** The pairing studio: rules in words, and at once what they would come to. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { runQuery, runRosterQuery } from '../queries.ts'
import { Studio } from './studio.tsx'
import './studio.css'
import { studioWords as words } from './words.ts'

export function StudioPage() {
  const say = useSay()
  const { api } = useDesk()
  const { county = '', id = '' } = useParams({ strict: false }) as { county?: string; id?: string }
  const run = useQuery(runQuery(api, { county, id }))
  const roster = useQuery(runRosterQuery(api, { county, id }))
  const back = (
    <p className="back">
      <Link to="/pairing/runs/$county/$id" params={{ county, id }}>
        {say(words.back)}
      </Link>
    </p>
  )
  if (run.data && roster.data) {
    return <Studio run={run.data} of={roster.data} read={roster.dataUpdatedAt} back={back} />
  }
  const failed = [run, roster].find(({ isError }) => isError)
  if (!failed) return <Loading />
  return (
    <Page title={say(words.title)} narrow>
      <Unread error={failed.error} retry={failed.refetch} />
      {back}
    </Page>
  )
}
