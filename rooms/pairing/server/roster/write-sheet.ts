/** The four sheets as they stand, to be filled in or corrected and brought again: nobody types a name twice. */
import { Readable } from 'node:stream'
import { type Context, route } from '#base/server/http/route.ts'
import { toTraditional } from '#base/server/http/traditional.ts'
import type { Choices } from '#base/server/tables/choices.ts'
import type { Column } from '#base/server/tables/sheet.ts'
import { writeCsv } from '#base/server/tables/write-csv.ts'
import { writeXlsx, xlsxType } from '#base/server/tables/write-xlsx.ts'
import type { Language } from '#base/shared/language.ts'
import type { Saying } from '#base/shared/words.ts'
import { type RosterTable, rosterSheetInput } from '../../shared/roster-schema.ts'
import { rosterTableWords } from '../../shared/words.ts'
import {
  communityKindChoices,
  functionChoices,
  levelChoices,
  needChoices,
  relationChoices,
  sideChoices,
  supporterKindChoices,
} from '../files/choices.ts'
import {
  communityColumns,
  preferenceColumns,
  relationColumns,
  supporterColumns,
} from '../files/columns.ts'
import { leadCycle } from '../runs/office.ts'
import { type SheetCells, sheetCells } from './sheet-cells.ts'

const access = { capability: 'pairing.run' }

type Named = Choices<string> | undefined

/** The columns of each sheet in order, and what may be chosen in them. */
const columnsOf: Record<RosterTable, Record<string, Column>> = {
  supporters: supporterColumns,
  communities: communityColumns,
  relations: relationColumns,
  preferences: preferenceColumns,
}
const choicesOf: Record<RosterTable, Record<string, Named>> = {
  supporters: {
    kind: supporterKindChoices as Choices<string>,
    level: levelChoices as Choices<string>,
    function: functionChoices as Choices<string>,
    offers: needChoices as Choices<string>,
  },
  communities: {
    kind: communityKindChoices as Choices<string>,
    needs: needChoices as Choices<string>,
  },
  relations: { relation: relationChoices as Choices<string> },
  preferences: { side: sideChoices as Choices<string> },
}

/** A list of several in one cell cannot be picked from a list. */
const several: readonly string[] = ['offers', 'needs']
const offered: Record<string, readonly string[]> = {
  level: ['central', 'province', 'city', 'county', 'township', 'village'],
  function: ['party', 'economy', 'law', 'sector', 'other'],
  relation: ['existing', 'locked', 'avoid'],
  side: ['supporter', 'community'],
}

export const rosterWorkbook = route({
  method: 'GET',
  path: '/api/cycles/:cycleId/roster/:table/sheet.xlsx',
  summary: 'One sheet of a cycle’s roster as it stands, as a workbook to fill in',
  access,
  input: rosterSheetInput,
  output: { file: xlsxType },
  async handle(context) {
    const { name, headers, rows } = await sheetOf(context)
    const { table } = context.params
    const columns = Object.keys(columnsOf[table]).map((key) => {
      const named = choicesOf[table][key]
      const choices = several.includes(key) ? undefined : offered[key]
      return {
        width: key === 'name' ? 30 : 16,
        ...(named &&
          choices && {
            choices: choices.map((code) => inLanguage(named.name(code), context.language)),
          }),
      }
    })
    return {
      name: `${name}.xlsx`,
      content: Readable.from(writeXlsx([{ name, columns, rows: [headers, ...rows] }])),
    }
  },
})

export const rosterCsv = route({
  method: 'GET',
  path: '/api/cycles/:cycleId/roster/:table/sheet.csv',
  summary: 'One sheet of a cycle’s roster as it stands, as CSV',
  access,
  input: rosterSheetInput,
  output: { file: 'text/csv; charset=utf-8' },
  async handle(context) {
    const { name, headers, rows } = await sheetOf(context)
    return { name: `${name}.csv`, content: writeCsv(headers, rows, { mark: true }) }
  },
})

type Asked = Pick<
  Context<typeof rosterSheetInput, typeof access>,
  'actor' | 'params' | 'language' | 'read'
>

async function sheetOf({ actor, params: { cycleId, table }, language, read }: Asked) {
  const led = await leadCycle(read, cycleId, actor.reach('pairing.run'))
  const cells = await read(led.scope, (tx) => sheetCells[table](tx, led))
  const columns = columnsOf[table]
  return {
    name: inLanguage(rosterTableWords[table], language),
    headers: Object.values(columns).map((column) => inLanguage(column, language)),
    rows: cells.map((row) =>
      Object.keys(columns).map((key) => said(row[key], choicesOf[table][key], language)),
    ),
  }
}

function said(
  cell: SheetCells[string] | undefined,
  named: Named,
  language: Language,
): string | number {
  if (cell === null || cell === undefined) return ''
  const name = (code: string) => (named ? inLanguage(named.name(code), language) : code)
  if (typeof cell === 'number') return cell
  if (typeof cell === 'string') return name(cell)
  return cell.map(name).join(language === 'en' ? ';' : '；')
}

function inLanguage({ zh, en }: Saying, language: Language): string {
  if (language === 'en') return en
  return language === 'zh-Hant' ? toTraditional(zh) : zh
}
