/** 等我办: what waits for me, the earliest due first. When nothing does, what I can do here and where. */
import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { mayEnter, type WaitingItem } from '#base/web/desk-part.ts'
import { dayOf, sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { roles, roleWords } from '#rooms/identity/shared/roles.ts'
import { OwnPartnerships } from '#rooms/organizations/web/door.ts'
import { parts } from './parts.ts'
import { type Me, meQuery } from './session.ts'
import { Waiting } from './waiting.tsx'
import { deskWords as words } from './words.ts'

export function HomePage() {
  const { language, say } = useReading()
  const { api } = useDesk()
  const { data: me } = useQuery(meQuery)
  // From the same answer as the key below: the frame may be one step behind it.
  const can = (capability: string) => me?.capabilities.includes(capability) ?? false
  const sources = parts.flatMap(({ waiting = [] }) => waiting)
  const answers = useQueries({
    queries: sources.map((source) => ({
      // What waits depends on what I may do, which grows with a second factor.
      queryKey: ['waiting', source.name, me?.capabilities],
      queryFn: ({ signal }: { signal: AbortSignal }) => source.find(api, signal, can),
    })),
  })
  const failed = answers.find(({ isError, data }) => isError && !data)
  const known = answers.every(({ data }) => data !== undefined)
  const items = answers.flatMap(({ data = [] }) => data).sort(earlier)
  const day = sayDate(dayOf(new Date()), language)
  return (
    <Page
      title={say(words.home)}
      {...(items.length > 0 && { count: say(words.items, { count: items.length }) })}
      lead={say(words.today, { day })}
      {...(me && { side: <Roles me={me} /> })}
    >
      {failed && <Unread error={failed.error} retry={() => failed.refetch()} />}
      {!failed && !known && <Loading />}
      {items.map((item, at) => (
        <Waiting key={item.id} item={item} first={at === 0} />
      ))}
      {items.length > 0 && <p className="list-end small">{say(words.noForms)}</p>}
      {known && items.length === 0 && (
        <div className="teach">
          <p className="strong">{say(words.noneTitle)}</p>
          <p>{say(words.noneDetail)}</p>
        </div>
      )}
      <OwnPartnerships />
      <Abilities />
    </Page>
  )
}

function earlier(a: WaitingItem, b: WaitingItem): number {
  return (a.due ?? '9') < (b.due ?? '9') ? -1 : 1
}

function Abilities() {
  const { say } = useReading()
  const { can, me } = useDesk()
  const open = parts
    .flatMap(({ abilities = [] }) => abilities)
    .filter(({ access }) => mayEnter(access, can))
    // What one's own role is for comes before what everybody may.
    .sort((a, b) => Number(a.access === 'signed-in') - Number(b.access === 'signed-in'))
    .map(({ what, where, to }) => ({
      what,
      where,
      to: typeof to === 'string' ? to : to(me?.duties ?? []),
    }))
    // Whoever may do more in one place is told of the more.
    .filter(({ to }, at, all) => all.findIndex((each) => each.to === to) === at)
  return (
    <section className="abilities">
      <h2>{say(words.can)}</h2>
      <ul>
        {open.map(({ what, where, to }) => (
          <li key={what.zh}>
            <Link to={to}>{say(what)}</Link>
            <span className="second">{say(where)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Roles({ me }: { me: Me }) {
  const { language, say } = useReading()
  return (
    <aside className="side">
      <h2>{say(words.roles)}</h2>
      {me.grants.length === 0 && <p className="second">{say(words.canNone)}</p>}
      <ul>
        {me.grants.map(({ id, countyCode, role, scope, beginsOn, endsOn }) => (
          <li key={id}>
            <p>
              <Place scope={scope} county={countyCode} />{' '}
              <span className="second">{say(roleWords[role])}</span>
            </p>
            <p className="small">
              {say(words.since, { day: sayDate(beginsOn, language) })}
              {endsOn && ` ${say(words.until, { day: sayDate(endsOn, language) })}`}
            </p>
            {roles[role].secondFactor && !me.secondFactor.passed && !me.demo && (
              <p className="small">{say(words.withheld)}</p>
            )}
          </li>
        ))}
      </ul>
    </aside>
  )
}

interface PlaceProps {
  scope: Me['grants'][number]['scope']
  county: string
}

/** Where somebody serves is a tap away. */
function Place({ scope, county }: PlaceProps) {
  const { can } = useDesk()
  const { path, needs } = pageOf(scope, county)
  if (needs && !can(needs)) return <b>{scope.name}</b>
  return (
    <Link to={path}>
      <b>{scope.name}</b>
    </Link>
  )
}

function pageOf({ kind, code }: PlaceProps['scope'], county: string) {
  if (kind === 'organization') {
    return { path: `/organizations/${county}/${code}`, needs: 'organizations.read' }
  }
  if (kind === 'area') return { path: `/areas/${code}`, needs: 'places.read' }
  // A grid or a group has a code of its own below the village's.
  if (code.includes('.')) return { path: `/places/${code}`, needs: 'places.read' }
  return { path: `/regions/${code}` }
}
