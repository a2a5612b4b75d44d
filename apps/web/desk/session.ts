/** Who is signed in here, and what this device may keep of what they saw. */
import {
  type DehydratedState,
  dehydrate,
  hydrate,
  QueryClient,
  queryOptions,
} from '@tanstack/react-query'
import type * as z from 'zod'
import { noteUnanswered } from '#base/web/answers.ts'
import { type Api, createApi, newKey, problemOf } from '#base/web/api.ts'
import { kept } from '#base/web/kept.ts'
import type { meOutput } from '#rooms/identity/shared/schema.ts'
import { isAnothersNow, noteAnotherAccount } from './another-account.ts'

export type Me = z.infer<typeof meOutput>

/** Offline a page shows what it showed last, for no longer than a session lasts. */
const keptMs = 12 * 3_600_000
/** Often enough that a closed lid loses little, seldom enough that it costs nothing. */
const keepEveryMs = 1000
const keptName = 'last-seen'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The service worker's page may be open without a network: ask anyway, and show what is kept.
      networkMode: 'always',
      staleTime: 5000,
      gcTime: keptMs,
      retry: (failures, error) => {
        const { unanswered, status } = problemOf(error)
        return failures < 2 && (unanswered || status >= 500)
      },
      retryDelay: 400,
    },
    mutations: { networkMode: 'always' },
  },
})

let signedOut: (() => void) | undefined

/** @param act what to do when the server says that nobody is signed in any more */
export function onSignedOut(act: () => void): void {
  signedOut = act
}

const mePath = '/api/session'
/** Whether the server has told this page who is signed in. */
let answered = false

const account = () => queryClient.getQueryData<Me>(['me'])?.id

export const api: Api = createApi({
  fetch: async (path, init) => {
    try {
      const answer = await fetch(path, init)
      if (answer.ok && path === mePath) answered = true
      return answer
    } catch (error) {
      if (!init?.signal?.aborted) noteUnanswered()
      throw error
    }
  },
  newKey,
  account,
  onSignedOut: () => signedOut?.(),
  onAnotherAccount: () => {
    // Nothing but what an earlier page had kept on the device is shown yet.
    if (!answered) void openAnew()
    noteAnotherAccount(account())
  },
})

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => api.get<Me>(mePath, undefined, signal),
  staleTime: 30_000,
  // A page is not held up by a network that is gone: what is kept is shown at once.
  retry: false,
})

interface Kept {
  at: number
  queries: DehydratedState
}

/** What was seen last, before the first page is shown. */
export async function restoreLastSeen(): Promise<void> {
  const last = await kept.read<Kept>(keptName)
  if (!last || last.at < Date.now() - keptMs) return
  hydrate(queryClient, last.queries)
  // Shown at once and asked anew: what was kept is a moment older than the last change made here.
  await queryClient.invalidateQueries({ refetchType: 'none' })
}

/** Keeps what is seen from now on, while somebody is signed in. */
export function keepLastSeen(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    timer = undefined
    // What one person saw is not kept for the next.
    if (!account() || isAnothersNow(account())) return
    void kept.write(keptName, { at: Date.now(), queries: answersOf(queryClient) })
  }
  queryClient.getQueryCache().subscribe(({ type }) => {
    if (type === 'updated' && timer === undefined) timer = setTimeout(write, keepEveryMs)
  })
}

/** Every answer that may stay on the device, also where asking again has failed since: that is what it is kept for. */
function answersOf(client: QueryClient): DehydratedState {
  const { queries, mutations } = dehydrate(client, {
    shouldDehydrateQuery: ({ state, meta }) => state.data !== undefined && !meta?.secret,
  })
  const answered = queries.map((query) => ({
    ...query,
    state: { ...query.state, status: 'success' as const, error: null, fetchFailureReason: null },
  }))
  return { mutations, queries: answered }
}

/** Whoever comes next to this device sees nothing of it. */
export async function forgetLastSeen(): Promise<void> {
  queryClient.clear()
  await kept.drop(keptName)
}

/** As whoever is signed in now. */
export async function openAnew(): Promise<void> {
  await forgetLastSeen()
  location.assign('/desk')
}
