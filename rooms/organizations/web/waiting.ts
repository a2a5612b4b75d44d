/** What waits for whoever keeps the registry: sheets, what may stand twice, contacts that run out, posts to fill in. */
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import type { WaitingItem, WaitingSource } from '#base/web/desk-part.ts'
import { dayOf } from '#base/web/formats.ts'
import type { contactsOutput, duplicatesOutput, postsOutput } from '../shared/schema.ts'
import { importsPage } from './imports/import-queries.ts'
import { pathOf } from './queries.ts'
import { waitingWords as words } from './waiting-words.ts'

/** A month is what it takes to ask again whether a number may be kept. */
const soonMs = 30 * 86_400_000

export const duplicatesWaiting: WaitingSource = {
  name: 'duplicates',
  find: async (api, signal, can) => {
    if (!can('organizations.reorganise')) return []
    const { grants } = await api.get<Duties>('/api/session', undefined, signal)
    const county = grants[0]?.countyCode
    const { items } = await api.get<z.infer<typeof duplicatesOutput>>(
      '/api/organizations/duplicates',
      { limit: 1, county },
      signal,
    )
    const [first] = items
    if (!first) return []
    return [
      {
        id: 'duplicates',
        verb: words.duplicatesVerb,
        thing: first.organizations[0].name,
        why: words.duplicatesWhy,
        act: { label: words.see, to: '/organizations/duplicates' },
      },
    ]
  },
}

/** A sheet that nobody decides about is given up after a week. */
const keptMs = 7 * 86_400_000

export const importsWaiting: WaitingSource = {
  name: 'imports',
  find: async (api, signal, can) => {
    if (!can('imports.run')) return []
    const { grants } = await api.get<Duties>('/api/session', undefined, signal)
    const [duty] = grants
    if (!duty) return []
    const { items } = await importsPage(api, { county: duty.countyCode, limit: '50' }, signal)
    const undecided = items.filter(({ state }) => state === 'previewed' || state === 'faulty')
    return undecided.map(({ countyCode, id, state, fileName, createdAt }) => ({
      id: `import-${id}`,
      verb: state === 'previewed' ? words.importsVerb : words.faultsVerb,
      thing: fileName,
      why: state === 'previewed' ? words.importsWhy : words.faultsWhy,
      due: dayOf(new Date(Date.parse(createdAt) + keptMs)),
      act: { label: words.see, to: `/organizations/imports/${countyCode}/${id}` },
    }))
  },
}

/** Where somebody answers for an organization: as much of the session as this asks for. */
interface Duties {
  grants: { countyCode: string; scope: { kind: string; code: string; name: string } }[]
}

/** Whoever answers for more looks after them in the list. */
const mostOrganizations = 3

export const ownWaiting: WaitingSource = {
  name: 'own-organizations',
  find: async (api, signal, can) => {
    if (!can('contacts.write')) return []
    const { grants } = await api.get<Duties>('/api/session', undefined, signal)
    const own = grants.filter(({ scope }) => scope.kind === 'organization')
    const found = await Promise.all(
      own.slice(0, mostOrganizations).map((grant) => findOf(api, signal, grant)),
    )
    return found.flat()
  },
}

async function findOf(
  api: Api,
  signal: AbortSignal,
  { countyCode, scope }: Duties['grants'][number],
): Promise<WaitingItem[]> {
  const path = pathOf({ county: countyCode, id: scope.code })
  const [contacts, posts] = await Promise.all([
    api.get<z.infer<typeof contactsOutput>>(`${path}/contacts`, undefined, signal),
    api.get<z.infer<typeof postsOutput>>(`${path}/posts`, undefined, signal),
  ])
  const act = { label: words.see, to: `/organizations/${countyCode}/${scope.code}` }
  const items: WaitingItem[] = []
  const soon = dayOf(new Date(Date.now() + soonMs))
  const expiring = contacts.items.map(({ expiresOn }) => expiresOn).filter((day) => day <= soon)
  if (expiring.length > 0) {
    items.push({
      id: `contacts-${scope.code}`,
      verb: words.contactsVerb,
      thing: scope.name,
      why: words.contactsWhy,
      due: expiring.sort()[0] as string,
      act,
    })
  }
  if (posts.items.length === 0) {
    items.push({
      id: `posts-${scope.code}`,
      verb: words.postsVerb,
      thing: scope.name,
      why: words.postsWhy,
      act,
    })
  }
  return items
}
