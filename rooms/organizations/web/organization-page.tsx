/** One organization: what it is, what hangs on it, what it was, and what is done about it. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, Suspense } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { sayExactly, sayFullDate } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Notice, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Facts, Page, Section } from '#base/web/page.tsx'
import { functionWords, kindWords, levelWords, sideWords } from '../shared/words.ts'
import { AskOffice } from './ask-office.tsx'
import { changeWords } from './change-words.ts'
import { CloseOrReopen } from './close-or-reopen.tsx'
import { ContactsSection } from './contacts-section.tsx'
import { HistorySection } from './history-section.tsx'
import { LeadershipSection } from './leadership-section.tsx'
import { Opens, partnershipsKey } from './partnerships.tsx'
import type { OrganizationsWebParts } from './parts.ts'
import { PostsSection } from './posts-section.tsx'
import { childrenQuery, type Organization, organizationQuery } from './queries.ts'
import { StateTag } from './state-tag.tsx'
import { Successors, useSuccessors } from './successors.tsx'
import { TeamsSection } from './teams-section.tsx'
import { TracesSection } from './traces-section.tsx'
import { organizationWords as words } from './words.ts'

export function organizationPage(parts: OrganizationsWebParts) {
  return () => <OrganizationPage {...parts} />
}

function OrganizationPage({ Traces, Partnerships }: OrganizationsWebParts) {
  const say = useSay()
  const { api, can } = useDesk()
  const { county = '', id = '' } = useParams({ strict: false }) as { county?: string; id?: string }
  const query = useQuery(organizationQuery(api, { county, id }))
  const organization = query.data
  if (query.isError && !organization) {
    return (
      <Page title={say(words.title)} narrow>
        <Unread error={query.error} retry={query.refetch} />
      </Page>
    )
  }
  if (!organization) return <Loading />
  const { name, kind, path, warnings, hangs, endsOn, homeCountyCode } = organization
  const changeable = homeCountyCode === null
  const place = { county, id }
  const kept = changeable && endsOn === null
  // What has a section of its own is not counted once more.
  const shown = ['branches', 'teams', 'joined', partnershipsKey]
  if (can('posts.read')) shown.push('posts')
  if (can('contacts.read')) shown.push('contacts')
  const pairs = hangs.find(({ key, count }) => key === partnershipsKey && count > 0)
  const told = hangs.filter(({ key }) => !shown.includes(key))
  return (
    <Page
      title={name}
      lead={say(kindWords[kind])}
      narrow
      act={
        can('organizations.write') &&
        kept && (
          <ButtonLink to="/organizations/$county/$id/edit" params={place}>
            {say(changeWords.edit)}
          </ButtonLink>
        )
      }
    >
      <nav className="crumbs" aria-label={say(words.path)}>
        <Link to="/organizations">{say(words.title)}</Link>
        {path.map((step) => (
          <Link key={step.id} to="/organizations/$county/$id" params={{ county, id: step.id }}>
            {step.name}
          </Link>
        ))}
      </nav>
      <StateTag endsOn={endsOn} />
      <Successors organization={organization} />
      {!changeable && <p>{say(words.guest)}</p>}
      {warnings.map(({ code, text }) => (
        <Notice key={code} title={say(text)} />
      ))}
      <Known organization={organization} />
      {kept && !can('organizations.write') && (
        <AskOffice county={county} saying={words.askChange} />
      )}
      {pairs && (
        <Section title={say(words.partnerships)}>
          <p>
            <Opens of={pairs} />
          </p>
          <Suspense fallback={<Loading />}>
            <Partnerships county={county} id={id} />
          </Suspense>
        </Section>
      )}
      {can('posts.read') && <PostsSection place={place} writable={kept && can('posts.write')} />}
      {can('contacts.read') && (
        <ContactsSection
          place={place}
          writable={kept && can('contacts.write')}
          deletable={can('contacts.write')}
        />
      )}
      <TeamsSection place={place} writable={kept && can('posts.write')} />
      <LeadershipSection place={place} writable={kept && can('posts.write')} />
      <Below organization={organization} writable={kept && can('organizations.write')} />
      {told.length > 0 && (
        <Section title={say(words.hangs)}>
          <ul className="plain-list two">
            {told.map((each) => (
              <li key={each.key}>
                <Opens of={each} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <HistorySection place={place} />
      {can('contacts.traces') && <TracesSection place={place} Traces={Traces} />}
      {changeable && <Acts organization={organization} />}
    </Page>
  )
}

function Known({ organization }: { organization: Organization }) {
  const { say, language } = useReading()
  const {
    side,
    level,
    function: of,
    members,
    households,
    socialCreditCode,
    foundedOn,
  } = organization
  const known: (readonly [string, ReactNode] | undefined)[] = [
    [say(words.side), say(sideWords[side])],
    [
      say(words.code),
      <span key="code" className="mono">
        {organization.code}
      </span>,
    ],
    [
      say(words.seat),
      <Link key="seat" to="/regions/$code" params={{ code: organization.regionCode }}>
        {organization.regionName}
      </Link>,
    ],
    level === null ? undefined : [say(words.level), say(levelWords[level])],
    of === null ? undefined : [say(words.function), say(functionWords[of])],
    socialCreditCode === null
      ? undefined
      : [
          say(words.credit),
          <span key="credit" className="mono">
            {socialCreditCode}
          </span>,
        ],
    members === null ? undefined : [say(words.members), sayExactly(members)],
    households === null ? undefined : [say(words.households), sayExactly(households)],
    foundedOn === null ? undefined : [say(words.founded), sayFullDate(foundedOn, language)],
    [say(words.registered), sayFullDate(organization.beginsOn, language)],
  ]
  return <Facts of={known.filter((each) => each !== undefined)} />
}

interface BelowProps {
  organization: Organization
  writable: boolean
}

function Below({ organization, writable }: BelowProps) {
  const say = useSay()
  const { api } = useDesk()
  const { countyCode: county, id, branches } = organization
  const query = useInfiniteQuery({
    ...childrenQuery(api, { county, id }),
    enabled: branches > 0,
  })
  if (branches === 0 && !writable) return null
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Section
      title={say(words.below)}
      {...(writable && {
        aside: (
          <ButtonLink to="/organizations/new" search={{ county, below: id }}>
            {say(changeWords.addBelow)}
          </ButtonLink>
        ),
      })}
    >
      {branches === 0 && <p className="second">{say(words.belowNone)}</p>}
      {query.isError && <Unread error={query.error} retry={query.refetch} />}
      <ul className="plain-list two">
        {items.map((each) => (
          <li key={each.id}>
            <Link to="/organizations/$county/$id" params={{ county, id: each.id }}>
              {each.name}
            </Link>{' '}
            <span className="second">{say(kindWords[each.kind])}</span>
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

/** What is done seldom, and to the organization as a whole. */
function Acts({ organization }: { organization: Organization }) {
  const say = useSay()
  const { can } = useDesk()
  const { countyCode: county, id, endsOn } = organization
  const open = endsOn === null
  const reorganises = can('organizations.reorganise')
  const successors = useSuccessors(organization)
  // What went on as another does not come back, and nothing else is done to what is closed.
  if (!open && successors?.length !== 0) return null
  if (!reorganises && !(open && can('organizations.write'))) return null
  return (
    <>
      <div className="acts apart">
        {open && can('organizations.write') && (
          <ButtonLink to="/organizations/$county/$id/rename" params={{ county, id }}>
            {say(words.rename)}
          </ButtonLink>
        )}
        {open && reorganises && (
          <>
            <ButtonLink to="/organizations/$county/move" params={{ county }} search={{ of: id }}>
              {say(changeWords.move)}
            </ButtonLink>
            <ButtonLink to="/organizations/$county/merge" params={{ county }} search={{ of: id }}>
              {say(words.mergeThis)}
            </ButtonLink>
            <ButtonLink to="/organizations/$county/$id/split" params={{ county, id }}>
              {say(changeWords.split)}
            </ButtonLink>
          </>
        )}
        {reorganises && <CloseOrReopen key={id} organization={organization} />}
      </div>
      {!reorganises && <AskOffice county={county} saying={words.askReorganise} />}
    </>
  )
}
