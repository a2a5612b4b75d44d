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
