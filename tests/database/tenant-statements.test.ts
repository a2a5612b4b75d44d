import { expect, test } from 'vitest'
import { useDatabase } from './database.ts'
import { countyFault } from './tenant-statements.ts'

const tables = new Set(['proof.notes', 'proof.internal_notes'])

test.each([
  'select "id" from "proof"."notes" where "county_code" = $1',
  'select n.id from proof.notes n join proof.internal_notes i on i.county_code = n.county_code and i.note_id = n.id where n.county_code = $1',
  'insert into "proof"."notes" ("county_code", "id") values ($1, $2)',
  'update proof.notes set title = $1 where county_code = $2 and id = $3',
  'delete from proof.notes where county_code in ($1, $2)',
  'select distinct county_code from proof.notes where county_code between $1 and $2',
  'select 1 from regions.regions',
  'select id from proof.notes where county_code = $1 and (title = $2 or (body = $3 or id = $4))',
  'select case when a or b then 1 end as c from proof.notes where case when a then b end and county_code = $1',
  'select 1 from regions.regions where code = $1 or exists (select 1 from proof.notes where county_code = $2)',
  "select id from proof.notes where (county_code = $1) and title <> 'a or b'",
  'update proof.notes n set title = v.title from (values ($1, $2, $3)) as v (county_code, id, title) where n.county_code = v.county_code and n.id = v.id',
  'insert into proof.notes (county_code, id) values ($1, $2) on conflict (county_code, id) do update set title = excluded.title',
  'insert into proof.notes (county_code, id) select county_code, id from json_populate_recordset(null::proof.notes, $1::json)',
  'alter table proof.notes disable row level security',
])('lets pass: %s', (statement) => {
  expect(countyFault(statement, tables)).toBeUndefined()
})

test.each([
  'select "id" from "proof"."notes" where "id" = $1',
  'select county_code from proof.notes order by county_code',
  'select n.id from proof.notes n join proof.internal_notes i on i.note_id = n.id where n.county_code = $1',
  'select id from proof.notes where county_code = $1 union all select id from proof.notes',
  'insert into proof.notes (id, title) values ($1, $2)',
  'insert into proof.notes (county_code, id) select county_code, id from proof.internal_notes',
  'update proof.notes set county_code_of_old = 1',
  'delete from proof.notes',
  'delete from only proof.notes where id = $1',
  'select n.id from regions.regions r, proof.notes n where n.region_code = r.code',
  'select n.id from proof.notes n, proof.internal_notes i where n.county_code = $1 and i.note_id = n.id',
  'select id from proof.notes where id = $1 or county_code = $2',
  'select id from proof.notes where (county_code = $1 and title = $2) or id = $3',
  'select id from proof.notes where ((county_code = $1)) or id = $3',
  'select id from proof.notes where county_code = county_code and id = $1',
  'select n.id from proof.notes n where n.county_code = n.county_code and n.id = $1',
  'select id from proof.notes where not county_code = $1',
  'select id from proof.notes where not (county_code = $1)',
  'select id from proof.notes where county_code not in ($1)',
  'select id from proof.notes where county_code <> $1',
  "select id from proof.notes where title = ' county_code = $1 '",
  'select id from proof.notes where id = $1 -- county_code = $2',
  'select county_code = $1 from proof.notes where id = $2',
  'select count(*) filter (where county_code = $1) from proof.notes',
  'select id from proof.notes where case when county_code = $1 then true else true end',
  'update proof.notes set county_code = $1 where id = $2',
  'table proof.notes',
  'truncate proof.notes',
  'merge into proof.notes n using regions.regions r on n.region_code = r.code when matched then delete',
])('refuses: %s', (statement) => {
  expect(countyFault(statement, tables)).toMatch(/proof\./)
})

const database = useDatabase()

test('refuses the statement of a store that forgot the county before it is sent', async () => {
  const forgotten = database.work.read({ counties: ['222403'] }, (tx) =>
    tx.db.selectFrom('base.outbox').select('id').execute(),
  )
  await expect(forgotten).rejects.toThrow('reaches base.outbox 1 times and compares county_code 0')
})
