/** Who can see a place or an organization, by whose decision, and what should be looked at. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useId } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { useFileAddress } from '#base/web/file-address.ts'
import { dayOf, sayFullDate } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page, Section } from '#base/web/page.tsx'
import { PlainTable } from '#base/web/plain-table.tsx'
import {
  type AccessReview,
  type AccessReviewRow,
  flagWords,
  giverWords,
} from '../shared/access-review.ts'
import { roleWords } from '../shared/roles.ts'
import { whyGiven } from '../shared/why-given.ts'
import type { IdentityWebParts, PickedPlace } from './parts.ts'
import { type Asked, meQuery, reviewQuery } from './queries.ts'
import { reviewWords as words } from './review-words.ts'
import { identityWords } from './words.ts'

export function accessReviewPage({ PlacePicker }: IdentityWebParts) {
  return function AccessReviewPage() {
    const say = useSay()
    const id = useId()
    const navigate = useNavigate()
    const { api } = useDesk()
    // In the address, so that a region's or an organization's page can lead here.
    const { region, organization, county } = useSearch({ strict: false }) as Asked
    const asked: Asked = { region, organization, county }
    const query = useQuery(reviewQuery(api, asked))
    const pick = (place: PickedPlace | undefined) =>
      navigate({ to: '.', search: placeInAddress(place), replace: true })
    const place = query.data?.place
    return (
      <Page title={say(identityWords.review)} lead={say(words.reviewLead)}>
        <div className="form no-print">
          <div className="field">
            <label htmlFor={id}>{say(words.reviewPlace)}</label>
            <Suspense fallback={<Loading />}>
              <PlacePicker
                id={id}
                named={say(words.reviewPlace)}
                value={place && { kind: organization ? 'organization' : 'region', ...place }}
                onPick={pick}
                kinds={reviewed}
              />
            </Suspense>
          </div>
        </div>
        {query.isError && <Unread error={query.error} retry={query.refetch} />}
        {query.isFetching && !query.data && <Loading />}
        {query.data && <Seers review={query.data} asked={asked} />}
      </Page>
    )
  }
}

const reviewed = ['region', 'organization'] as const

function placeInAddress(place: PickedPlace | undefined): Asked {
  if (!place) return {}
  if (place.kind !== 'organization') return { region: place.code }
  return { organization: place.code, county: place.countyCode }
}

function Seers({ review: { place, items }, asked }: { review: AccessReview; asked: Asked }) {
  const { say, language } = useReading()
  const { me } = useDesk()
  const fileAt = useFileAddress()
  const title = say(words.seers, {
    place: place.name,
    count: new Set(items.map(({ user }) => user.id)).size,
  })
  return (
    <Section
      title={title}
      aside={
        <span className="chips no-print">
          <Button href={fileAt('/api/access-review.csv', { ...asked })}>
            {say(words.reviewDownload)}
          </Button>
          <Button onClick={() => print()}>{say(words.reviewPrint)}</Button>
        </span>
      }
    >
      <p className="only-print">
        {say(words.reviewedOn, {
          name: me?.name ?? '',
          day: sayFullDate(dayOf(new Date()), language),
        })}
      </p>
      <PlainTable
        label={title}
        items={items}
        keyOf={({ grant }) => grant.id}
        columns={[
          {
            head: identityWords.person,
            cell: ({ user, grant }) => <Name user={user} grant={grant} />,
          },
          {
            head: identityWords.roleWhere,
            cell: ({ grant, capabilities }) => (
              <>
                {say(roleWords[grant.role])}
                <div className="below">{grant.scope.name}</div>
                <div className="below">{say(words[seesOf(capabilities)])}</div>
              </>
            ),
          },
          {
            head: words.fromUntil,
            cell: ({ grant: { beginsOn, endsOn } }) => (
              <>
                {say(identityWords.since, { day: sayFullDate(beginsOn, language) })}
                {endsOn && (
                  <div className="below">
                    {say(identityWords.until, { day: sayFullDate(endsOn, language) })}
                  </div>
                )}
              </>
            ),
          },
          {
            head: words.givenBy,
            cell: ({ givenBy, grant }) => (
              <>
                {say(giverWords[givenBy] ?? { zh: givenBy, en: givenBy })}
                <div className="below">{say(whyGiven(grant))}</div>
              </>
            ),
          },
          {
            head: identityWords.lastSignIn,
            cell: ({ lastSignInAt }) =>
              lastSignInAt
                ? sayFullDate(dayOf(new Date(lastSignInAt)), language)
                : say(identityWords.never),
          },
          {
            head: words.toLookAt,
            cell: ({ flags }) =>
              flags.length > 0 ? (
                <b>
                  {flags.map((flag) => say(flagWords[flag])).join(say(identityWords.listComma))}
                </b>
              ) : undefined,
          },
        ]}
      />
    </Section>
  )
}

/** The most that a role lets see of what concerns people. */
function seesOf(capabilities: readonly string[]) {
  if (capabilities.includes('contacts.read')) return 'seesContacts'
  return capabilities.includes('organizations.read') ? 'seesNames' : 'seesPlaces'
}

/** Who reaches the place from above is told, and looked after by somebody else. */
function Name({ user, grant }: Pick<AccessReviewRow, 'user' | 'grant'>) {
  const { api } = useDesk()
  const { data: me } = useQuery(meQuery(api))
  const own = me?.grants.some(({ countyCode }) =>
    grant.countyCode.startsWith(countyCode.replace(/(00)+$/, '')),
  )
  return (
    <>
      {own ? (
        <Link to="/people/$id" params={{ id: user.id }}>
          {user.name}
        </Link>
      ) : (
        user.name
      )}
      <div className="below">{user.username}</div>
    </>
  )
}
