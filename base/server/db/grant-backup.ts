/**
 * A backup has to read every row, and forced row-level security binds the owner too. So there is one more role that
 * only reads, and one more policy on each table, for that role alone. The owner takes the role for the length of a
 * backup; the serving login is not in it.
 */
import type pg from 'pg'

export const backupRole = 'lianjian_backup'

/** Gives the role what it lacks on tables that exist now; without anything to do it locks nothing. */
export async function grantBackup(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [backupRole])
  if (rows.length === 0) await client.query(`create role ${backupRole} nologin`)
  await client.query(`grant ${backupRole} to current_user`)
  const { rows: lacking } = await client.query<{ statement: string }>(`
    with ours as (
      select c.oid, c.relname, c.relnamespace, c.relkind, c.relrowsecurity from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'S') and pg_has_role(c.relowner, 'usage')
        and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
        and n.nspname not like 'pg\\_%')
    select distinct format('grant usage on schema %I to ${backupRole}', n.nspname) as statement, 1 as turn
    from ours join pg_namespace n on n.oid = ours.relnamespace
    where not has_schema_privilege('${backupRole}', n.oid, 'usage')
    union all
    select format('grant select on %s %s to ${backupRole}',
      case relkind when 'S' then 'sequence' else 'table' end, oid::regclass), 2
    from ours where not has_table_privilege('${backupRole}', oid, 'select')
    union all
    -- Also where the owner inherits the role: only whoever has taken it reads past the counties.
    select format('create policy %I on %s for select to ${backupRole} using (current_user = ''${backupRole}'')',
      relname || '_for_backup', oid::regclass), 3
    from ours where relrowsecurity and not exists (
      select 1 from pg_policy p where p.polrelid = ours.oid and p.polname = ours.relname || '_for_backup')
    order by turn, statement`)
  for (const { statement } of lacking) await client.query(statement)
}
