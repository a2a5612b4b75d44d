/** One place below a village: what it counts, what lies below it, and what is done about it. */

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { groupBy } from '#base/shared/group-by.ts'
import { Ask } from '#base/web/ask.tsx'
import { useDesk } from '#base/web/desk.tsx'
import { sayDate, sayExactly } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Facts, Page, Section } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { kindsBelow } from '../shared/place.ts'
import { countsOf } from '../shared/sum-places.ts'
import { PlaceHistorySection } from './place-history.tsx'
import { PlaceTree } from './place-tree.tsx'
import { type OnePlace, placeQuery, placesQuery } from './queries.ts'
import { sayBelow } from './say-below.ts'
import { sayCounts, sayFacilities } from './say-counts.ts'
import { areaWords, placeKindWords, placeWords as words } from './words.ts'

export function PlacePage() {
  const { say, language } = useReading()
  const { api } = useDesk()
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
  const changeable = place.validTo === null && place.mayChange
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
      <PlaceHistorySection code={code} />
      {place.mayClose && <CloseOrReopen key={code} place={place} />}
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
  const below = groupBy(inside, ({ parentCode }) => parentCode)
  const counts = countsOf(inside)
  const sum = countsOf([{ ...place, households: null, residents: null }, ...inside]).get(code)
  const summed = sum ? sayCounts(say, sum) : ''
  return (
    <Section
      title={say(words.below)}
      aside={
        mayAdd && (
          <ButtonLink to="/places/$code/new" params={{ code }}>
            {say(words.add, { what: sayBelow(say, kind) })}
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

function CloseOrReopen({ place }: { place: OnePlace }) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const offerUndo = useUndo()
  const [asking, setAsking] = useState(false)
  const { code, name, version, below, roles, validTo } = place
  const change = validTo === null ? 'close' : 'reopen'
  const { data } = useQuery(placesQuery(api, place.region.code))
  const named = (data?.items ?? [])
    .filter(({ parentCode }) => parentCode === code)
    .slice(0, mostNamed)
    .map((each) => each.name)
    .join(say(words.and))
  const send = async (what: typeof change, body: { version: number; reason: string }) => {
    try {
      return await api.send<{ version: number }>('POST', `/api/places/${code}/${what}`, body)
    } finally {
      // Refused, too: a colleague may have been quicker, and what is shown is old.
      await queryClient.invalidateQueries({ queryKey: ['places'] })
    }
  }
  const act = async (reason: string) => {
    const done = await send(change, { version, reason })
    if (change === 'reopen') return offerUndo({ said: say(words.reopenedSaid, { name }) })
    offerUndo({
      said: say(words.closedSaid, { name }),
      undo: () => send('reopen', { version: done.version, reason: say(words.reasonMistake) }),
    })
  }
  const hangs = [
    below > 0 && say(words.closeBelow, { count: below, names: named }),
    roles > 0 && say(words.closeRoles, { count: roles }),
  ].filter((each) => each !== false)
  const [title, detail, reasons] =
    change === 'close'
      ? ([
          words.closeTitle,
          words.closeDetail,
          [words.reasonGone, words.reasonMerged, words.reasonTypo],
        ] as const)
      : ([words.reopenTitle, words.reopenDetail, [words.reasonMistake]] as const)
  return (
    <div className="acts apart">
      <Button onClick={() => setAsking(true)}>{say(words[change])}</Button>
      {asking && (
        <Ask
          open
          title={say(title, { name })}
          act={say(words[change])}
          hangs={change === 'close' ? hangs : []}
          reasons={reasons.map((each) => say(each))}
          onClose={() => setAsking(false)}
          onAct={act}
        >
          <p>{say(detail)}</p>
        </Ask>
      )}
    </div>
  )
}
