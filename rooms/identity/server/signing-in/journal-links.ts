/** A link to a unified sign-in and the journal's entry of it are one transaction. */
import type { BetterAuthPlugin } from 'better-auth'
import type { Work } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { findUser } from '../people/store.ts'
import { local } from '../scopes.ts'
import * as store from './store.ts'

type Adapter = Parameters<NonNullable<BetterAuthPlugin['init']>>[0]['adapter']

interface Link {
  userId: string
  providerId: string
  accountId: string
}

/** The library would write the link by itself, and what ended this process afterwards would leave it without an entry. */
export function journalLinks(work: Work): BetterAuthPlugin {
  return {
    id: 'journal-links',
    init: ({ adapter }) => ({ context: { adapter: writingLinks(adapter, work) } }),
  }
}

function writingLinks(adapter: Adapter, work: Work): Adapter {
  const create: Adapter['create'] = async (wanted) => {
    if (wanted.model !== 'account') return adapter.create(wanted)
    const id = await writeLink(work, wanted.data as unknown as Link)
    return { ...wanted.data, id } as never
  }
  return { ...adapter, create }
}

async function writeLink(work: Work, { userId, providerId, accountId }: Link): Promise<string> {
  const user = await work.read(local, (tx) => findUser(tx, userId))
  if (!user) throw new Error(`nobody to link ${providerId} to`)
  const countyCode = user.homeCountyCode
  return work.write({ counties: [countyCode] }, async (tx) => {
    const id = newId(tx.now)
    await store.insertLink(tx, { id, userId, providerId, accountId })
    await tx.record({
      countyCode,
      action: 'identity.link-unified',
      subject: { kind: 'user', id: userId },
      actor: userId,
      reason: providerId,
    })
    return id
  })
}
