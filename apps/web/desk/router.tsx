/** Addresses of the desk: those that come before signing in, and those behind it, made from the rooms' doors. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import type { FunctionComponent } from 'react'
import { problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { type DeskPage, mayEnter } from '#base/web/desk-part.ts'
import { Broken, NotHere, NotYours } from './fallbacks.tsx'
import { Inside } from './inside.tsx'
import { Outside } from './outside.tsx'
import { parts } from './parts.ts'
import { forgetLastSeen, meQuery, onSignedOut, queryClient } from './session.ts'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Without the frame of the desk. */
    bare?: boolean
  }
}

const rootRoute = createRootRoute({ notFoundComponent: NotHere, errorComponent: Broken })

const outside = createRoute({ getParentRoute: () => rootRoute, id: 'outside', component: Outside })

const inside = createRoute({
  getParentRoute: () => rootRoute,
  id: 'inside',
  component: Inside,
  beforeLoad: async ({ location }) => {
    try {
      return { me: await queryClient.ensureQueryData({ ...meQuery, revalidateIfStale: true }) }
    } catch (error) {
      if (problemOf(error).status !== 401) throw error
      await forgetLastSeen()
      throw redirect({ to: '/sign-in', search: { back: location.href } })
    }
  },
})

function lazily(load: DeskPage['load']) {
  return lazyRouteComponent(async () => ({ default: (await load()) as FunctionComponent }))
}

/** A colleague's link may lead to what is for others: it is said, and nothing of the page is asked for. */
function guarded(access: DeskPage['access'], Page: ReturnType<typeof lazily>) {
  function Guarded() {
    const { can } = useDesk()
    return mayEnter(access, can) ? <Page /> : <NotYours />
  }
  return Object.assign(Guarded, Page.preload && { preload: Page.preload })
}

const pages = parts.flatMap((part) => part.pages)
const own: DeskPage[] = [
  { path: '/', access: 'signed-in', load: async () => (await import('./home-page.tsx')).HomePage },
  {
    path: '/settings',
    access: { capability: 'settings.manage' },
    load: async () => (await import('./settings-page.tsx')).SettingsPage,
  },
]

const insideRoutes = [...own, ...pages]
  .filter(({ access }) => access !== 'outside')
  .map(({ path, load, access, bare = false }) =>
    createRoute({
      getParentRoute: () => inside,
      path,
      staticData: { bare },
      component: guarded(access, lazily(load)),
    }),
  )

/** What is mistyped keeps the frame around it. */
const elsewhere = createRoute({ getParentRoute: () => inside, path: '$', component: NotHere })

const outsideRoutes = pages
  .filter(({ access }) => access === 'outside')
  .map(({ path, load }) =>
    createRoute({ getParentRoute: () => outside, path, component: lazily(load) }),
  )

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    outside.addChildren(outsideRoutes),
    inside.addChildren([...insideRoutes, elsewhere]),
  ]),
  basepath: '/desk',
  // What stands in an address is what was typed: no JSON, and a code of digits stays a text.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
    const text = new URLSearchParams(given as [string, string][]).toString()
    return text === '' ? '' : `?${text}`
  },
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: NotHere,
})

onSignedOut(() => {
  if (!queryClient.getQueryData(meQuery.queryKey)) return
  const back = router.state.location.href
  void forgetLastSeen().then(() =>
    router.navigate({ to: '/sign-in', search: { back, ended: '1' } }),
  )
})
