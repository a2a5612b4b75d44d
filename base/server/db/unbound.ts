/** Whether row-level security binds a login: the one that serves must be bound. */
import type pg from 'pg'
import type { Saying } from '#base/shared/words.ts'
import { backupRole } from './grant-backup.ts'

/** They run programs or read and write files as the database itself, and so come to whatever they like. */
const asGoodAsSuperuser = [
  'pg_execute_server_program',
  'pg_read_server_files',
  'pg_write_server_files',
]

/**
 * What the login itself may not do, a SET ROLE away it may: so every role that it reaches counts, and the login counts
 * though the connection began with another role. One that may create roles gives itself more.
 */
export async function isUnbound(client: pg.Client | pg.Pool): Promise<boolean> {
  const { rows } = await client.query<{ unbound: boolean }>(
    `select bool_or(r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolname = any ($1) or exists (
      select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relrowsecurity and c.relowner = r.oid and n.nspname <> 'graphile_worker')) as unbound
    from pg_roles r
    where r.rolname in (session_user, current_user) or pg_has_role(session_user, r.oid, 'member')`,
    [[backupRole, ...asGoodAsSuperuser]],
  )
  return rows[0]?.unbound !== false
}

export const unbound: Saying = {
  zh: 'DATABASE_URL 的用户不受按县隔离的约束（超级用户、有 BYPASSRLS 或 CREATEROLE、是表的主人、能做备份，或能换成这样的用户）：请换一个普通用户，表的主人写在 DATABASE_ADMIN_URL',
  en:
    'DATABASE_URL names a role that row-level security does not bind (superuser, BYPASSRLS, CREATEROLE, owner of the tables, allowed to back up, or a member of such a role): ' +
    'give an ordinary login there, and the owner in DATABASE_ADMIN_URL',
}
