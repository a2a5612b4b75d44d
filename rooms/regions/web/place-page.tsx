/** One place below a village: what it counts, what lies below it, and what is done about it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Ask } from '#base/web/ask.tsx'
import { useDesk } from '#base/web/desk.tsx'
import { sayDate, sayExactly } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Facts, Page, Section } from '#base/web/page.tsx'
import { kindsBelow } from '../shared/place.ts'
import { countsOf } from '../shared/sum-places.ts'
import { PlaceTree } from './place-tree.tsx'
import { type OnePlace, placeQuery, placesQuery } from './queries.ts'
import { sayCounts, sayFacilities } from './say-counts.ts'
import { areaWords, placeKindWords, placeWords as words } from './words.ts'

export function PlacePage() {
  const { say, language } = useReading()
  const { api, can, me } = useDesk()
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const query = useQuery(placeQuery(api, code))
  const place = query.data
  if (query.isError && !place) {
    return (
      <Page title={say(words.section)} narrow>
        <Unread error={query.error} retry={query.refetch} />
      </Page>
    )
  }
  if (!place) return <Loading />
  const changeable = place.validTo === null && can('places.write')
  // Nobody closes the grid that they serve in.
  const serves = me?.duties.every(({ regionCode }) => regionCode === code)
  return (
    <Page
      title={place.name}
      lead={say(placeKindWords[place.kind])}
      narrow
      act={
        changeable && (
          <ButtonLink to="/places/$code/change" params={{ code }}>
            {say(words.change)}
          </ButtonLink>
        )
      }
    >
      <nav className="crumbs" aria-label={say(areaWords.path)}>
        <Link to="/regions/$code" params={{ code: place.region.code }}>
          {place.region.name}
        </Link>
        {place.path.map((step) => (
          <Link key={step.code} to="/places/$code" params={{ code: step.code }}>
            {step.name}
          </Link>
        ))}
      </nav>
      {place.validTo && (
        <p className="strong">{say(words.closed, { day: sayDate(place.validTo, language) })}</p>
      )}
      <Known place={place} />
      <Below place={place} changeable={changeable} />
      {changeable && !serves && <Closing place={place} />}
    </Page>
  )
}

function Known({ place }: { place: OnePlace }) {
  const say = useSay()
  const { households, residents, facilities, code } = place
  const said = (count: number | null) => (count === null ? '—' : sayExactly(count))
  return (
    <Facts
      of={[
        [say(words.households), said(households)],
        [say(words.residents), said(residents)],
        [say(words.facilities), sayFacilities(say, facilities).join('、') || '—'],
        [
          say({ zh: '代码', en: 'Code' }),
          <span key="code" className="mono">
            {code}
          </span>,
        ],
      ]}
    />
  )
}

function Below({ place, changeable }: { place: OnePlace; changeable: boolean }) {
  const say = useSay()
  const { api } = useDesk()
  const { code, kind } = place
  const { data } = useQuery(placesQuery(api, place.region.code))
  const inside = (data?.items ?? []).filter((each) => each.code.startsWith(`${code}.`))
  const mayAdd = changeable && kindsBelow(kind).length > 0
  if (inside.length === 0 && !mayAdd) return null
  const below = Map.groupBy(inside, ({ parentCode }) => parentCode)
  const counts = countsOf(inside)
  const sum = countsOf([{ ...place, households: null, residents: null }, ...inside]).get(code)
  const summed = sum ? sayCounts(say, sum) : ''
  return (
    <Section
      title={say(words.below)}
      aside={
        mayAdd && (
          <ButtonLink to="/places/$code/new" params={{ code }}>
            {say(words.add)}
          </ButtonLink>
        )
      }
    >
      {inside.length === 0 && <p className="second">{say(words.none)}</p>}
      {summed && (
        <p>
          {say(words.inside)} {summed}
        </p>
      )}
      <PlaceTree places={below.get(code) ?? []} below={below} counts={counts} />
    </Section>
  )
}

/** Of what closes with it so many are named. */
const mostNamed = 3

function Closing({ place }: { place: OnePlace }) {
  const say = useSay()
  const navigate = useNavigate()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState(false)
  const { code, name, version, below, roles } = place
  const { data } = useQuery(placesQuery(api, place.region.code))
  const named = (data?.items ?? [])
    .filter(({ parentCode }) => parentCode === code)
    .slice(0, mostNamed)
    .map((each) => each.name)
    .join(say(words.and))
  const close = async (reason: string) => {
    try {
      await api.send('POST', `/api/places/${code}/close`, { version, reason })
    } finally {
      // Refused, too: a colleague may have been quicker, and what is shown is old.
      await queryClient.invalidateQueries({ queryKey: ['places'] })
    }
    await navigate({ to: '/regions/$code', params: { code: place.region.code } })
  }
  const hangs = [
    below > 0 && say(words.closeBelow, { count: below, names: named }),
    roles > 0 && say(words.closeRoles, { count: roles }),
  ].filter((each) => each !== false)
  return (
    <div className="acts apart">
      <Button onClick={() => setAsking(true)}>{say(words.close)}</Button>
      {asking && (
        <Ask
          open
          title={say(words.closeTitle, { name })}
          act={say(words.close)}
          hangs={hangs}
          reasons={[words.reasonGone, words.reasonMerged, words.reasonTypo].map((each) =>
            say(each),
          )}
          onClose={() => setAsking(false)}
          onAct={close}
        >
          <p>{say(words.closeDetail)}</p>
        </Ask>
      )}
    </div>
  )
}
