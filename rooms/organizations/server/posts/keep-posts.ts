/** Posts of an organization, held or vacant. */
import { dayOf } from '#base/server/clock.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { absent } from '#base/shared/problems.ts'
import { daysReversed } from '../../shared/problems.ts'
import {
  changePostInput,
  createPostInput,
  itemOutput,
  organizationInput,
  postsOutput,
} from '../../shared/schema.ts'
import { lookWhenStale } from '../hanging/look-when-stale.ts'
import { refuseStale, sentOf } from '../hanging/refuse-stale.ts'
import { refreshTallies } from '../hanging/store.ts'
import { readOfOrganization, writeOfOrganization } from '../hanging/with-organization.ts'
import type { OrganizationsParts } from '../parts.ts'
import { insertPost, listPosts, lockPost, type PostRow, updatePost } from './store.ts'

export const showPosts = (parts: OrganizationsParts) =>
  route({
    method: 'GET',
    path: '/api/organizations/:countyCode/:id/posts',
    summary: 'The posts of an organization and who holds them; those in office first',
    access: { capability: 'posts.read' },
    input: organizationInput,
    output: postsOutput,
    handle: async (asking) => ({
      items: (await readOfOrganization(asking, 'posts.read', asking.params, async (tx) => {
        const { countyCode, id } = asking.params
        const posts = await listPosts(tx, countyCode, id)
        if (posts.some(({ holderName }) => holderName !== null)) {
          const subject = { kind: 'organization', id }
          const look = { countyCode, actor: asking.actor.id, subject, purpose: 'posts' }
          await parts.recordLook(tx, look)
        }
        return posts
      })) as (typeof postsOutput)['_output']['items'],
    }),
  })

export const createPost = route({
  method: 'POST',
  path: '/api/organizations/:countyCode/:id/posts',
  summary: 'Add a post, held or vacant',
  access: { capability: 'posts.write' },
  input: createPostInput,
  output: itemOutput,
  handle: (asking) =>
    writeOfOrganization(
      asking,
      'posts.write',
      asking.params,
      async (tx, { id: organizationId }) => {
        const { countyCode } = asking.params
        const { beginsOn = dayOf(tx.now), ...given } = asking.body
        const post = {
          ...given,
          countyCode,
          id: newId(tx.now),
          organizationId,
          ownerOrgId: organizationId,
          beginsOn,
          endsOn: null,
          version: 1,
          changedBy: asking.actor.id,
          changedAt: tx.now,
        }
        await insertPost(tx, post)
        await refreshTallies(tx, countyCode, [organizationId])
        await tx.record({
          countyCode,
          action: 'organizations.create-post',
          subject: { kind: 'post', id: post.id },
          actor: asking.actor.id,
          after: withoutHolder(post),
        })
        return { id: post.id, version: 1 }
      },
    ),
})

export const changePost = (parts: OrganizationsParts) =>
  route({
    method: 'PATCH',
    path: '/api/organizations/:countyCode/:id/posts/:itemId',
    summary: 'Change a post: who holds it, what it is, when it ends',
    access: { capability: 'posts.write' },
    input: changePostInput,
    output: itemOutput,
    handle: (asking) =>
      lookWhenStale(parts, asking, 'posts', () =>
        writeOfOrganization(
          asking,
          'posts.write',
          asking.params,
          async (tx, { id: organizationId }) => {
            const { countyCode, itemId } = asking.params
            const { version, ...given } = asking.body
            const yours = sentOf(given)
            const before = await lockPost(tx, countyCode, organizationId, itemId)
            if (!before) throw absent()
            await refuseStale(tx, parts, before, before.title, version, yours)
            if (yours.endsOn != null && yours.endsOn < before.beginsOn) throw daysReversed()
            const kept = { version: version + 1, changedBy: asking.actor.id, changedAt: tx.now }
            const after = { ...before, ...yours, ...kept }
            await updatePost(tx, after)
            await refreshTallies(tx, countyCode, [organizationId])
            await tx.record({
              countyCode,
              action: 'organizations.change-post',
              subject: { kind: 'post', id: itemId },
              actor: asking.actor.id,
              before: withoutHolder(before),
              after: withoutHolder(after),
            })
            return { id: itemId, version: after.version }
          },
        ),
      ),
  })

/** The journal says that the holder changed and never who it was: its hashes outlive the name. */
export function withoutHolder({ holderName, userId: _, ...post }: PostRow) {
  return { ...post, changedAt: post.changedAt.toISOString(), held: holderName !== null }
}
