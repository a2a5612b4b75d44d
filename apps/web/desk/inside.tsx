/** The frame of every page behind the sign-in: where one can go, the search over everything, who one is. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useLocation, useMatches } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useMemo, useState, useSyncExternalStore } from 'react'
import { DeskProvider } from '#base/web/desk.tsx'
import { mayEnter, type NavEntry } from '#base/web/desk-part.ts'
import { sayMoment } from '#base/web/formats.ts'
import { useKeys } from '#base/web/keys.tsx'
import { useReading, useSay } from '#base/web/language.tsx'
import { Mark } from '#base/web/marks.tsx'
import { useWide } from '#base/web/media.ts'
import { Loading } from '#base/web/notice.tsx'
import { UndoProvider } from '#base/web/undo.tsx'
import { kitWords } from '#base/web/words.ts'
import { waysQuery } from '#rooms/identity/web/door.ts'
import { Bell } from '#rooms/notices/web/door.ts'
import { useAnothersNow } from './another-account.ts'
import { Find } from './find.tsx'
import { parts } from './parts.ts'
import { useStatus } from './reach.ts'
import { api, type Me, meQuery, openAnew } from './session.ts'
import { deskWords as words } from './words.ts'

const Keys = lazy(() => import('./keys-dialog.tsx'))

const entries: readonly NavEntry[] = [
  { to: '/', label: words.homeShort, access: 'signed-in' },
  ...parts.flatMap(({ nav = [] }) => nav),
  { to: '/settings', label: words.settings, access: { capability: 'settings.manage' } },
]

export function Inside() {
  const say = useSay()
  const wide = useWide()
  const { data: me } = useQuery(meQuery)
  // Not only demo accounts see what is invented.
  const { data: ways } = useQuery({ ...waysQuery(api), staleTime: Number.POSITIVE_INFINITY })
  const [finding, setFinding] = useState(false)
  const [showingKeys, setShowingKeys] = useState(false)
  const bare = useMatches({ select: (all) => all.some(({ staticData }) => staticData.bare) })
  useKeys(
    [
      { key: '/', what: words.find, act: () => setFinding(true) },
      { key: '?', what: kitWords.keyKeys, act: () => setShowingKeys(true) },
    ],
    { frame: true },
  )
  const desk = useMemo(() => {
    const can = (capability: string) => me?.capabilities.includes(capability) ?? false
    const duties =
      me?.grants.map(({ role, scope, countyCode }) => ({ ...scope, role, countyCode })) ?? []
    return { api, me: me && { ...me, duties }, can }
  }, [me])
  if (!me) return <Loading />
  const content = (
    <main id="main" tabIndex={-1}>
      <Suspense fallback={<Loading />}>
        <Outlet />
      </Suspense>
    </main>
  )
  if (bare) {
    return (
      <DeskProvider value={desk}>
        <UndoProvider>{content}</UndoProvider>
      </DeskProvider>
    )
  }
  const open = entries
    .filter(({ access }) => mayEnter(access, desk.can))
    .map(({ to, ...entry }) => ({
      ...entry,
      to: typeof to === 'string' ? to : to(desk.me?.duties ?? []),
    }))
  return (
    <DeskProvider value={desk}>
      <UndoProvider>
        <a className="skip" href="#main">
          {say(kitWords.skip)}
        </a>
        <header className="bar">
          <Link className="product" to="/">
            {say(words.product)}
            <small>{placeOf(me)}</small>
          </Link>
          {wide && <Nav entries={open} />}
          <div className="bar-end">
            <button type="button" className="find" onClick={() => setFinding(true)}>
              {say(words.find)}
              {wide && (
                <span className="key" aria-hidden="true">
                  /
                </span>
              )}
            </button>
            <Bell />
            <Link className="who" to="/account">
              {me.name}
            </Link>
          </div>
        </header>
        {ways?.demoPassword != null && <p className="status">{say(words.demo)}</p>}
        <Status account={me.id} />
        {content}
        {!wide && (
          <Nav
            entries={[...open, { to: '/account', label: words.mine, access: 'signed-in' }]}
            low
          />
        )}
        {finding && <Find onClose={() => setFinding(false)} />}
        <Suspense>{showingKeys && <Keys onClose={() => setShowingKeys(false)} />}</Suspense>
      </UndoProvider>
    </DeskProvider>
  )
}

/** One that leads somewhere by now. */
type OpenEntry = NavEntry & { to: string }

/** Where most of what I do lies. */
function placeOf({ grants }: Me): string {
  return grants[0]?.scope.name ?? ''
}

function Nav({ entries: open, low = false }: { entries: readonly OpenEntry[]; low?: boolean }) {
  const say = useSay()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const lying = inWhich(open, path)
  return (
    <nav className={low ? 'nav low' : 'nav'} aria-label={say(words.nav)}>
      {open.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: to === '/' }}
          {...(to === lying && { 'data-status': 'active' })}
        >
          {say(label)}
        </Link>
      ))}
    </nav>
  )
}

/** In which entry an address lies that begins otherwise: the one that names most of it. */
function inWhich(entries: readonly OpenEntry[], path: string): string | undefined {
  const steps = path.split('/')
  const names = (pattern: string) =>
    pattern.split('/').every((step, at) => step.startsWith('$') || steps[at] === step)
  const named = entries.flatMap(({ to, also = [] }) =>
    also.filter(names).map((pattern) => ({ to, length: pattern.split('/').length })),
  )
  return named.sort((one, other) => other.length - one.length)[0]?.to
}

/** Says when what is shown may be old, and when a newer desk waits. */
function Status({ account }: { account: string }) {
  const { language, say } = useReading()
  const { reachable, update } = useStatus()
  const another = useAnothersNow(account)
  const oldest = useOldest()
  return (
    <div role="status">
      {another && (
        <p className="status">
          <b>{say(words.another)}</b> {say(words.anotherDetail)}{' '}
          <Button onClick={openAnew}>{say(words.toAnother)}</Button>
        </p>
      )}
      {!reachable && (
        <p className="status">
          <Mark name="offline" />
          <b>{say(words.offline)}</b>
          {oldest > 0 &&
            say(words.offlineSeen, { at: sayMoment(new Date(oldest).toISOString(), language) })}
        </p>
      )}
      {update && (
        <p className="status">
          {say(words.newVersion)} <Button onClick={update}>{say(words.takeVersion)}</Button>
        </p>
      )}
    </div>
  )
}

/** When the oldest of what is shown now was read. */
function useOldest(): number {
  const cache = useQueryClient().getQueryCache()
  return useSyncExternalStore(
    (changed) => cache.subscribe(changed),
    () => {
      const read = cache.findAll({ type: 'active' }).map(({ state }) => state.dataUpdatedAt)
      return (
        Math.min(...read.filter((at) => at > 0), Number.MAX_SAFE_INTEGER) % Number.MAX_SAFE_INTEGER
      )
    },
  )
}
