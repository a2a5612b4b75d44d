/** Rows of posts are internal to their organization: a statement sees those of `scope.organizations` only. */
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'

import { erasedName } from '../cadres/store.ts'
import { keepOwner } from '../naming/store.ts'

export type PostRow = Selectable<Tables['organizations.posts']>

/** Those in office first, then former ones. */
export async function listPosts(
  tx: Transaction,
  countyCode: string,
  organizationId: string,
): Promise<PostRow[]> {
  return tx.db
    .selectFrom('organizations.posts')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('organizationId', '=', organizationId)
    .orderBy('endsOn', (order) => order.desc().nullsFirst())
    .orderBy('id')
    .execute()
}

export async function lockPost(
  tx: WriteTransaction,
  countyCode: string,
  organizationId: string,
  id: string,
): Promise<PostRow | undefined> {
  return tx.db
    .selectFrom('organizations.posts')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('organizationId', '=', organizationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertPost(
  tx: WriteTransaction,
  post: Insertable<Tables['organizations.posts']>,
): Promise<void> {
  await tx.db.insertInto('organizations.posts').values(post).execute()
  await keepOwner(tx, post.countyCode, post.organizationId, [post.id])
}

export async function updatePost(tx: WriteTransaction, post: PostRow): Promise<void> {
  await tx.db
    .updateTable('organizations.posts')
    .set(post)
    .where('countyCode', '=', post.countyCode)
    .where('id', '=', post.id)
    .execute()
}

/** Posts of organizations, held for a change. */
export async function lockPostsOf(
  tx: WriteTransaction,
  countyCode: string,
  organizationIds: readonly string[],
): Promise<PostRow[]> {
  return tx.db
    .selectFrom('organizations.posts')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('organizationId', '=', sql<string>`any(${organizationIds}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** @param ids of posts that are held */
export async function movePosts(
  tx: WriteTransaction,
  countyCode: string,
  ids: readonly string[],
  { organizationId, changedBy }: { organizationId: string; changedBy: string },
): Promise<PostRow[]> {
  await keepOwner(tx, countyCode, organizationId, ids)
  return tx.db
    .updateTable('organizations.posts')
    .set({
      organizationId,
      ownerOrgId: organizationId,
      version: sql<number>`version + 1`,
      changedBy,
      changedAt: tx.now,
    })
    .where('countyCode', '=', countyCode)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .returningAll()
    .execute()
}

/**
 * Puts a dash for the names of holders whose post, or whose organization, has been over for the time that names are
 * kept. A post that was over only with its organization ends on that day for good.
 *
 * @returns ids of the posts
 */
export async function eraseHolders(
  tx: WriteTransaction,
  countyCode: string,
  organizationIds: readonly string[],
  overBefore: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update organizations.posts p set holder_name = ${erasedName}, user_id = null, version = p.version + 1,
      ends_on = least(p.ends_on, greatest(p.begins_on, o.ends_on))
    from organizations.organizations o
    where p.county_code = ${countyCode} and o.county_code = p.county_code and o.id = p.organization_id
      and p.organization_id = any(${organizationIds}::uuid[])
      and p.holder_name is not null and p.holder_name <> ${erasedName}
      and least(p.ends_on, o.ends_on) <= ${overBefore}::date
    returning p.id`.execute(tx.db)
  return rows.map(({ id }) => id)
}
