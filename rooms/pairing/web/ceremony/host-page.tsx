/** The host's side of a draw in public: how far it is, what is next, papers to type in. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { sayMoment } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Notice, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Facts, Page, Section } from '#base/web/page.tsx'
import { type Run, type RunPlace, runQuery } from '../queries.ts'
import { beaconWords, stageWords, hostWords as words } from './ceremony-words.ts'
import { HostActs } from './host-acts.tsx'
import { HostParties } from './host-parties.tsx'
import { LinkSlips, type Links } from './link-slips.tsx'
import { linkWords } from './link-words.ts'
import { type Ceremony, ceremonyQuery } from './queries.ts'
import { whatIsNext } from './what-is-next.ts'

export function HostPage() {
  const say = useSay()
  const { api } = useDesk()
  const place = useParams({ strict: false }) as RunPlace
  const { data: run, isError, error, refetch } = useQuery(runQuery(api, place))
  const ceremony = useQuery({ ...ceremonyQuery(api, place), enabled: run !== undefined })
  if (run && ceremony.data) return <Hosting run={run} ceremony={ceremony.data} />
  const failed = isError ? { error, retry: refetch } : undefined
  const unread = ceremony.isError ? { error: ceremony.error, retry: ceremony.refetch } : undefined
  const shown = failed ?? unread
  if (!shown) return <Loading />
  return (
    <Page title={say(words.title)} narrow>
      <Unread {...shown} />
    </Page>
  )
}

function Hosting({ run, ceremony }: { run: Run; ceremony: Ceremony }) {
  const { say, language } = useReading()
  const { countyCode: county, id } = run
  const { event, place, announcedAt, stage, beacon } = ceremony
  const params = { county, id }
  const next = whatIsNext(ceremony, say, language)
  const [links, setLinks] = useState<Links>()
  if (links) {
    return (
      <LinkSlips
        links={links}
        title={say(linkWords.renewedTitle, { party: links[0]?.party ?? '' })}
        lead={say(linkWords.renewedLead)}
        onwards={<Button onClick={() => setLinks(undefined)}>{say(linkWords.backToHost)}</Button>}
      />
    )
  }
  return (
    <Page
      title={event}
      lead={
        <>
          <b>{say(stageWords[stage])}</b>{' '}
          {[place, say(words.announcedOn, { at: sayMoment(announcedAt, language) })]
            .filter(Boolean)
            .join(' · ')}
        </>
      }
      act={<HostActs run={run} ceremony={ceremony} />}
    >
      <div role="status">
        <Notice title={next}>
          <p className="acts">
            <ButtonLink to="/pairing/runs/$county/$id/hall" params={params}>
              {say(words.hall)}
            </ButtonLink>
            <ButtonLink to="/pairing/runs/$county/$id/minutes" params={params}>
              {say(words.minutes)}
            </ButtonLink>
          </p>
        </Notice>
      </div>
      <HostParties place={params} ceremony={ceremony} onRenewed={setLinks} />
      <Section title={say(words.beacon)}>
        <Facts
          of={[
            [say(beaconWords[beacon.kind]), beacon.event],
            ...(beacon.value !== null
              ? [
                  [
                    say(words.value),
                    <span key="value" className="mono">
                      {beacon.value}
                    </span>,
                  ] as const,
                ]
              : []),
          ]}
        />
      </Section>
      <p className="back">
        <Link to="/pairing/runs/$county/$id" params={params}>
          {say(words.toRun)}
        </Link>
      </p>
    </Page>
  )
}
