/** Made-up sheets over the real region codes of one county, as large as asked for. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeCsv } from '#base/server/tables/write-csv.ts'

const shipped = join(import.meta.dirname, '..', '..', 'rooms', 'regions', 'data', '222403.csv')

interface Place {
  code: string
  level: string
  name: string
}

export const places: Place[] = readFileSync(shipped, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [code = '', level = '', name = ''] = line.split(',')
    return { code, level, name }
  })

const villages = places.filter(({ level }) => level === 'village')

export const sheetHeader = [
  '编号',
  '名称',
  '类型',
  '层级',
  '职能',
  '区划代码',
  '上级编号',
  '党员数',
]

/** A unit and nineteen branches of it, again and again. */
export function branchRows(count: number, members = 12): (string | number)[][] {
  return Array.from({ length: count }, (_, at) => {
    const unit = at - (at % 20)
    const { code, name } = villages[(at * 7) % villages.length] as Place
    const isUnit = at === unit
    return [
      `Z${String(at + 1).padStart(6, '0')}`,
      isUnit ? `敦化市第${unit / 20 + 1}机关` : `${name}第${at - unit}党支部`,
      isUnit ? '单位' : '支部',
      '县',
      isUnit ? '业务' : '',
      code,
      isUnit ? '' : `Z${String(unit + 1).padStart(6, '0')}`,
      members + (at % 30),
    ]
  })
}

export function sheetOf(rows: (string | number)[][], header = sheetHeader): Buffer {
  return Buffer.from(writeCsv(header, rows))
}
