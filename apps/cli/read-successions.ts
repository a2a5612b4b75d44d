/** Where merged and split regions went, from a file. */
import type { Fault } from '#base/server/tables/fault.ts'
import { readTable } from '#base/server/tables/read-table.ts'
import type { DeclaredSuccession } from '#rooms/regions/server/door.ts'
import { BadInput } from './command.ts'
import { readSource } from './read-source.ts'

const kinds = ['recoded', 'moved', 'merged', 'split'] as const
const columns = ['from', 'to', 'kind'] as const

/** @throws BadInput with all faults */
export async function readSuccessions(file: string): Promise<DeclaredSuccession[]> {
  const source = await readSource(file)
  if (!('bytes' in source)) throw new BadInput([source])
  const table = await readTable(source)
  const faults: Fault[] = [...table.faults]
  const at = columns.map((column) => table.header.indexOf(column))
  const add = (row: number, column: string, value: string | null, zh: string, en: string) =>
    faults.push({ file, row, column, value, code: 'engine', params: { said: { zh, en } } })
  columns.forEach((column, index) => {
    if (at[index] === -1) add(1, column, null, '缺这一列', 'the column is missing')
  })
  if (faults.length > 0) throw new BadInput(faults)

  const rows = table.rows.map(({ row, cells }) => {
    const [from = '', to = '', kind = ''] = at.map((index) => cells[index] ?? '')
    for (const [column, code] of [
      ['from', from],
      ['to', to],
    ] as const) {
      if (!/^\d{12}$/.test(code)) add(row, column, code, '应为 12 位代码', 'expected 12 digits')
    }
    if (!kinds.includes(kind as (typeof kinds)[number])) {
      add(row, 'kind', kind, `应为 ${kinds.join('、')}`, `expected one of ${kinds.join(', ')}`)
    }
    return { from, to, kind: kind as DeclaredSuccession['kind'] }
  })
  if (faults.length > 0) throw new BadInput(faults)
  return rows
}
