/** The cells of a sheet of deeds, as far as they can be read without knowing anything else. */
import { choicesOf } from '#base/server/tables/choices.ts'
import { readSheet, type Sheet, type SheetRow } from '#base/server/tables/sheet.ts'
import type { Table } from '#base/server/tables/table.ts'
import { mostFen, mostHelped } from '../../shared/schema.ts'
import type { Direction, Source } from '../../shared/words.ts'
import { columns, costKeys, type DeedColumn, directionChoices, required } from '../files/columns.ts'
import type { KnownCycle } from '../known/read-cycles.ts'

export interface ReadRow {
  at: SheetRow<DeedColumn>
  id: string | undefined
  direction: Direction | undefined
  unit: string | undefined
  unitCode: string | undefined
  community: string | undefined
  communityCode: string | undefined
  day: string | undefined
  title: string | undefined
  kind: string | undefined
  helped: number | undefined
  costs: { source: Source; fen: number }[]
  paidById: string | undefined
  quantity: number | undefined
  countedIn: string | undefined
  regionCode: string | undefined
  outcome: string | undefined
}

export interface ReadDeeds {
  sheet: Sheet<DeedColumn>
  rows: ReadRow[]
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function readRows(table: Table, { kinds }: KnownCycle): ReadDeeds {
  const sheet = readSheet(table, columns, required)
  const kindChoices = choicesOf(
    Object.fromEntries([...kinds].map(([code, { zh }]) => [code, [zh]])) as Record<
      string,
      [string]
    >,
  )
  const rows = sheet.rows.map((at): ReadRow => {
    const record = (key: 'id' | 'paidBy') =>
      at.checkedCode(key, (code) =>
        uuid.test(code) ? null : { code: 'unknown-record', params: {} },
      )
    return {
      ...{ at, id: record('id'), paidById: record('paidBy') },
      ...{ direction: at.choice('direction', directionChoices), day: at.day('day') },
      ...{ unit: at.name('unit'), unitCode: at.code('unitCode') },
      ...{ community: at.name('community'), communityCode: at.code('communityCode') },
      ...{ title: at.name('title', 100), kind: at.choice('kind', kindChoices) },
      helped: at.integer('helped', 0, mostHelped),
      costs: costKeys.flatMap((source) => {
        const fen = at.fen(source, mostFen)
        return fen ? [{ source, fen }] : []
      }),
      quantity: at.integer('quantity', 1, mostHelped),
      ...{ countedIn: at.name('countedIn', 10), regionCode: at.code('place') },
      outcome: at.passage('outcome', 500),
    }
  })
  return { sheet, rows }
}
