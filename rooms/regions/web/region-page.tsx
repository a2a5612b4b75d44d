/** One region: where it lies, what it was before, what lies below it. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { sayDate, sayFullDate } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Notice, Unread } from '#base/web/notice.tsx'
import { Facts, Page, Section } from '#base/web/page.tsx'
import { LoadedParts } from './loaded-parts.tsx'
import type { RegionsWebParts } from './parts.ts'
import { childrenQuery, type Region, regionQuery } from './queries.ts'
import { levelWords, regionWords as words } from './words.ts'

/** Fetched with the villages, where alone there is something below the codes. */
const PlacesSection = lazy(() => import('./places-section.tsx'))

export function regionPage(parts: RegionsWebParts) {
  return () => <RegionPage {...parts} />
}

function RegionPage({ Seated }: RegionsWebParts) {
  const { say, language } = useReading()
  const { api, can } = useDesk()
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const query = useQuery(regionQuery(api, code))
  const region = query.data
  if (query.isError && !region) {
    return (
      <Page title={say(words.title)} narrow>
        <Unread error={query.error} retry={query.refetch} />
      </Page>
    )
  }
  if (!region) return <Loading />
  const above = region.path.filter((step) => step.code !== region.code)
  return (
    <Page title={region.name} lead={say(levelWords[region.level])} narrow>
      <nav className="crumbs" aria-label={say(words.path)}>
        <Link to="/regions">{say(words.title)}</Link>
        {above.map((step) => (
          <Link key={step.code} to="/regions/$code" params={{ code: step.code }}>
            {step.name}
          </Link>
        ))}
      </nav>
      <Facts
        of={[
          [
            say(words.code),
            <span key="code" className="mono">
              {region.code}
            </span>,
          ],
          [say(words.official), region.officialName],
          [say(words.lies), above.map(({ name }) => name).join(' ') || '—'],
          [
            say(words.since),
            say(words.sinceList, { day: sayFullDate(region.validFrom, language) }),
          ],
        ]}
      />
      {region.validTo && <p>{say(words.until, { day: sayFullDate(region.validTo, language) })}</p>}
      {region.level === 'village' && can('places.read') && (
        <Suspense fallback={<Loading />}>
          <PlacesSection code={region.code} open={region.validTo === null} />
        </Suspense>
      )}
      {region.level === 'village' && can('organizations.read') && (
        <Suspense fallback={<Loading />}>
          <Seated code={region.code} />
        </Suspense>
      )}
      <History region={region} />
      {region.level !== 'village' && <Below region={region} />}
      {can('accounts.manage') && !can('access.review') && (
        <p className="second small">{say(words.reviewBy)}</p>
      )}
    </Page>
  )
}

function History({ region }: { region: Region }) {
  const { say, language } = useReading()
  const { earlier, successions } = region
  return (
    <>
      {earlier.length > 0 && (
        <Section title={say(words.earlier)}>
          <ul>
            {earlier.map(({ name, validTo }) => (
              <li key={validTo + name}>
                {say(words.earlierLine, { name, day: sayDate(validTo, language) })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {successions.length > 0 && (
        <Section title={say(words.successions)}>
          <ul>
            {successions.map(({ from, to, kind, day, declared }) => (
              <li key={`${from} ${to}`}>
                {say(words[kind], { from, to, day: sayDate(day, language) })}
                {!declared && <span className="second"> {say(words.inferred)}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

/** Nothing below it in the list, or the list was never loaded that far: then it is said what to do. */
function NothingBelow({ region: { name, belowLoaded } }: { region: Region }) {
  const say = useSay()
  if (belowLoaded) return <p className="second">{say(words.belowNone)}</p>
  return (
    <Notice title={say(words.belowUnloaded, { name })}>
      <p>{say(words.belowUnloadedDetail)}</p>
      <p className="mono">npx lianjian regions import</p>
      <p>{say(words.belowUnloadedTime)}</p>
      <p className="second">
        <LoadedParts />
      </p>
    </Notice>
  )
}

function Below({ region }: { region: Region }) {
  const { say } = useReading()
  const { api } = useDesk()
  const query = useInfiniteQuery({
    ...childrenQuery(api, region.code),
    enabled: region.children > 0,
  })
  const children = query.data?.pages.flatMap(({ items }) => items) ?? []
  if (region.children === 0)
    return region.validTo === null ? <NothingBelow region={region} /> : null
  return (
    <Section title={say(words.below, { count: region.children })}>
      {query.isError && <Unread error={query.error} retry={query.refetch} />}
      <ul className="plain-list two">
        {children.map(({ code, name }) => (
          <li key={code}>
            <Link to="/regions/$code" params={{ code }}>
              {name}
            </Link>{' '}
            <span className="mono second">{code}</span>
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
