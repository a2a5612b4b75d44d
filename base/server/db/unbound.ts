/** Whether row-level security binds a login: the one that serves must be bound. */
import type pg from 'pg'
import type { Saying } from '#base/shared/words.ts'
import { backupRole } from './grant-backup.ts'

/** A member of the owner counts as owner: it may switch the policies off. */
export async function isUnbound(client: pg.Client | pg.Pool): Promise<boolean> {
  const { rows } = await client.query<{ unbound: boolean }>(`
    select r.rolsuper or r.rolbypassrls or exists (
      select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relrowsecurity and pg_has_role(r.oid, c.relowner, 'member')
        and n.nspname <> 'graphile_worker') or exists (
      select 1 from pg_roles b
      where b.rolname = '${backupRole}' and pg_has_role(r.oid, b.oid, 'member')) as unbound
    from pg_roles r where r.rolname = current_user`)
  return rows[0]?.unbound !== false
}

export const unbound: Saying = {
  zh: 'DATABASE_URL 的用户不受按县隔离的约束（超级用户、有 BYPASSRLS、是表的主人，或能做备份）：请换一个普通用户，表的主人写在 DATABASE_ADMIN_URL',
  en:
    'DATABASE_URL names a role that row-level security does not bind (superuser, BYPASSRLS, owner of the tables or allowed to back up): ' +
    'give an ordinary login there, and the owner in DATABASE_ADMIN_URL',
}
