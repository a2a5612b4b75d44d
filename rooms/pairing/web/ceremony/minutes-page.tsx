/** The record of a draw in public, on A4: who did what and when, every number, the result, and a place to sign. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import './minutes.css'
import { useDesk } from '#base/web/desk.tsx'
import { sayFullMoment } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Facts, Page, Section } from '#base/web/page.tsx'
import type { RunPlace } from '../queries.ts'
import { Hash } from './hash.tsx'
import { MinutesParties } from './minutes-parties.tsx'
import { minutesWords as words } from './minutes-words.ts'
import { namedPairs } from './named-pairs.ts'
import {
  type Ceremony,
  ceremonyQuery,
  type Minutes,
  minutesQuery,
  openAddress,
  type Transcript,
  transcriptQuery,
} from './queries.ts'

export function MinutesPage() {
  const say = useSay()
  const { api } = useDesk()
  const place = useParams({ strict: false }) as RunPlace
  const ceremony = useQuery(ceremonyQuery(api, place))
  const minutes = useQuery(minutesQuery(api, place))
  const transcript = useQuery(transcriptQuery(api, place, ceremony.data?.stage === 'drawn'))
  const failed = [ceremony, minutes].find(({ isError, data }) => isError && !data)
  if (failed) {
    return (
      <Page title={say(words.title)} narrow>
        <Unread error={failed.error} retry={failed.refetch} />
      </Page>
    )
  }
  if (!ceremony.data || !minutes.data) return <Loading />
  return (
    <MinutesShown
      place={place}
      ceremony={ceremony.data}
      minutes={minutes.data}
      transcript={transcript.data}
    />
  )
}

/** As many as stand in one column without making a sheet more. */
const few = 20

interface MinutesShownProps {
  place: RunPlace
  ceremony: Ceremony
  minutes: Minutes
  transcript: Transcript | undefined
}

function MinutesShown({ place, ceremony, minutes, transcript }: MinutesShownProps) {
  const { say, language } = useReading()
  const at = (moment: string | null) =>
    moment === null ? say(words.notYet) : sayFullMoment(moment, language)
  const { event, inputRoot, beacon, stage, supporters, communities } = ceremony
  const outcome = transcript
    ? say(words.drawn, { count: transcript.pairs.length })
    : say(stage === 'void' ? words.isVoid : words.open)
  return (
    <div className="minutes">
      <Page
        title={say(words.title)}
        act={
          <Button type="primary" onClick={() => print()}>
            {say(words.print)}
          </Button>
        }
      >
        <Facts
          of={[
            [say(words.what), ceremony.demo ? say(words.demo, { event }) : event],
            [say(words.where), ceremony.place ?? say(words.none)],
            [
              say(words.announced),
              say(words.announcedBy, { at: at(ceremony.announcedAt), by: minutes.announcedBy }),
            ],
            [say(words.list), say(words.listOf, { supporters, communities })],
            [say(words.fingerprint), <Hash key="root" hex={inputRoot} />],
            [say(words.closed), at(minutes.closedAt)],
            [say(words.beacon), beacon.event],
            ...(beacon.value === null
              ? []
              : ([
                  [say(words.value), <Hash key="value" hex={beacon.value} fours={256} />],
                  [say(words.valueAt), at(minutes.beaconAt)],
                ] as const)),
            [say(words.state), <b key="state">{outcome}</b>],
            ...(transcript
              ? ([
                  [say(words.seed), <Hash key="seed" hex={transcript.seed} />],
                  [say(words.hash), <Hash key="hash" hex={transcript.hash} />],
                ] as const)
              : []),
          ]}
        />
        <MinutesParties ceremony={ceremony} minutes={minutes} />
        <Section title={say(words.signatures)}>
          <ul className="signatures">
            {[say(words.host), ...ceremony.parties.map(({ party }) => party)].map((name) => (
              <li key={name}>
                <span>{name}</span>
                <span className="second">{say(words.date)}</span>
              </li>
            ))}
          </ul>
          <p className="small">{say(words.verify, { address: openAddress(place) })}</p>
        </Section>
        {transcript && (
          <Section title={say(words.pairs)}>
            <div className={transcript.pairs.length > few ? 'minutes-pairs many' : 'minutes-pairs'}>
              <table>
                <thead>
                  <tr>
                    <th>{say(words.at)}</th>
                    <th>{say(words.community)}</th>
                    <th>{say(words.supporter)}</th>
                  </tr>
                </thead>
                <tbody>
                  {namedPairs(transcript).map(({ supporter, community, codes }, at) => (
                    <tr key={codes}>
                      <td className="no">{at + 1}</td>
                      <td>{community}</td>
                      <td>{supporter}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Section>
        )}
        <p className="back no-print">
          <Link to="/pairing/runs/$county/$id/ceremony" params={{ ...place }}>
            {say(words.back)}
          </Link>
        </p>
      </Page>
    </div>
  )
}
