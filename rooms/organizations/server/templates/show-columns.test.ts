import { expect, test } from 'vitest'
import { readTable } from '#base/server/tables/read-table.ts'
import { askImports } from '../../testing/brought.ts'
import { useRegistry } from '../../testing/registry.ts'

const registry = useRegistry()
const ask = (path: string) => askImports(registry, 'chief', 'GET', `/api/organizations/${path}`)

test.each(['supporter', 'community', 'office', 'other'])(
  'the columns of a %s are told as the empty sheet has them, which are needed and what belongs there',
  async (side) => {
    const { body } = await ask(`columns?side=${side}`)
    const empty = (await ask(`template.xlsx?side=${side}`)).body
    const { header } = await readTable({ name: 'x.xlsx', bytes: empty })
    const names = body.items.map(({ name }: { name: { zh: string } }) => name.zh)
    expect(names).toEqual(header)
    const needed = body.items.filter(({ required }: { required: boolean }) => required)
    expect(needed.map(({ name }: { name: { zh: string } }) => name.zh)).toEqual([
      '编号',
      '名称',
      '类型',
      '区划代码',
    ])
    for (const { expected } of body.items) expect(expected.zh).not.toBe('')
  },
)
