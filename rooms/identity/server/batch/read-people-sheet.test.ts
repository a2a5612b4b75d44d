import { expect, test } from 'vitest'
import { readTable } from '#base/server/tables/read-table.ts'
import { roleNames, roles } from '../../shared/roles.ts'
import { readPeopleSheet } from './read-people-sheet.ts'

const line = '姓名,角色,范围,理由\n甲,系统管理员,222403000000,开局'

test('in the demo nobody is sent to an administrator who could not give the role either', async () => {
  const table = await readTable({ name: '名单.csv', bytes: Buffer.from(line) })
  const inDemo = roleNames.filter((each) => !roles[each].administrator)
  const codes = (grantable: typeof inDemo) =>
    readPeopleSheet(table, '2026-01-01', grantable).faults.map(({ code }) => code)
  expect(codes(inDemo)).toEqual(['role-not-in-demo'])
  expect(codes(inDemo.filter((each) => each !== 'office'))).toEqual(['role-not-yours'])
  expect(codes([...roleNames])).toEqual([])
})
