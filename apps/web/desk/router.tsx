/** Addresses of the desk: those that come before signing in, and those behind it, made from the rooms' doors. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { problemOf } from '#base/web/api.ts'
import { type DeskPage, mayEnter } from '#base/web/desk-part.ts'
import { Broken, NotHere } from './fallbacks.tsx'
import { Inside } from './inside.tsx'
import { Outside } from './outside.tsx'
import { parts } from './parts.ts'
import { forgetLastSeen, meQuery, onSignedOut, queryClient } from './session.ts'

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
  return lazyRouteComponent(async () => ({ default: await load() }))
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
  .map(({ path, load, access }) =>
    createRoute({
      getParentRoute: () => inside,
      path,
      component: lazily(load),
      beforeLoad: ({ context }) => {
        const { capabilities } = (context as { me: { capabilities: string[] } }).me
        if (!mayEnter(access, (each) => capabilities.includes(each))) throw redirect({ to: '/' })
      },
    }),
  )

const outsideRoutes = pages
  .filter(({ access }) => access === 'outside')
  .map(({ path, load }) =>
    createRoute({ getParentRoute: () => outside, path, component: lazily(load) }),
  )

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    outside.addChildren(outsideRoutes),
    inside.addChildren(insideRoutes),
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
