/** An empty sheet to fill in, with what belongs into each column. */
import { Readable } from 'node:stream'
import { type Route, route } from '#base/server/http/route.ts'
import type { Choices } from '#base/server/tables/choices.ts'
import type { Phrase } from '#base/server/tables/fault.ts'
import { writeCsvRow } from '#base/server/tables/write-csv.ts'
import {
  type WrittenCell,
  type WrittenSheet,
  writeXlsx,
  xlsxType,
} from '#base/server/tables/write-xlsx.ts'
import type { Language } from '#base/shared/language.ts'
import { programmeHeaders } from '../../shared/file-columns.ts'
import { templateInput } from '../../shared/import-schema.ts'
import { functions, kinds, levels, type Side, sideWords } from '../../shared/words.ts'
import {
  type AnyField,
  columnsOf,
  functionChoices,
  inLanguage,
  isProgrammeField,
  levelChoices,
  requiredFields,
  sheetFields,
} from '../imports/sheet/columns.ts'

export const downloadTemplate: Route = route({
  method: 'GET',
  path: '/api/organizations/template.xlsx',
  summary: 'An empty workbook for one side, with choices to pick and a sheet that explains it',
  access: { capability: 'imports.run' },
  input: templateInput,
  output: { file: xlsxType },
  async handle({ query: { side }, language }) {
    const sheets = [emptySheet(side, language), explanation(side)]
    return { content: Readable.from(writeXlsx(sheets)), name: nameOf(side, language, 'xlsx') }
  },
})

export const downloadCsvTemplate: Route = route({
  method: 'GET',
  path: '/api/organizations/template.csv',
  summary: 'The header alone, as CSV',
  access: { capability: 'imports.run' },
  input: templateInput,
  output: { file: 'text/csv; charset=utf-8' },
  async handle({ query: { side }, language }) {
    // The mark lets Excel read it as UTF-8.
    return {
      content: `\ufeff${writeCsvRow(headersOf(side, language))}`,
      name: nameOf(side, language, 'csv'),
    }
  },
})

function nameOf(side: Side, language: Language, extension: string): string {
  const what = language === 'en' ? side : inLanguage(sideWords[side], language)
  return `${what}-${inLanguage({ zh: '模板', en: 'template' }, language)}.${extension}`
}

function headersOf(side: Side, language: Language): string[] {
  const { columns } = columnsOf(side)
  return fieldsOf(side).map((field) => inLanguage(columns[field], language))
}

/** One roster serves the registry and the programme, so its columns stand there too. */
function fieldsOf(side: Side): AnyField[] {
  if (side !== 'supporter' && side !== 'community') return [...sheetFields]
  const last = side === 'supporter' ? 'offers' : 'needs'
  const programme = Object.keys(programmeHeaders) as (keyof typeof programmeHeaders)[]
  return [
    ...sheetFields,
    ...programme.filter((field) => field === last || !['offers', 'needs'].includes(field)),
  ]
}

function choicesOf(side: Side, field: AnyField): Phrase[] | undefined {
  const named = <Code extends string>(choices: Choices<Code>, codes: readonly Code[]) =>
    codes.flatMap((code) => (choices.find(code) ? choices.name(code) : []))
  if (field === 'kind') return named(columnsOf(side).kinds, kinds)
  if (field === 'level') return named(levelChoices, levels)
  if (field === 'function') return named(functionChoices, functions)
  return undefined
}

function emptySheet(side: Side, language: Language): WrittenSheet {
  return {
    name: language === 'en' ? side : inLanguage(sideWords[side], language),
    columns: fieldsOf(side).map((field) => {
      const choices = choicesOf(side, field)?.map((each) => inLanguage(each, language))
      return { width: field === 'name' ? 30 : 16, ...(choices && { choices }) }
    }),
    rows: [headersOf(side, language)],
  }
}

const heading = ['列', 'Column', '必填', 'Required', '填什么', 'What to fill in', '例', 'Example']

const examples: Partial<Record<AnyField, string>> = {
  code: 'S01',
  name: '敦化市司法局',
  regionCode: '222403000000',
  parentCode: 'S00',
  members: '42',
  households: '312',
  tier: '1',
  min: '1',
  max: '3',
  offers: '法律服务；公共服务',
  needs: '法律服务；增收',
}

function explanation(side: Side): WrittenSheet {
  const { columns } = columnsOf(side)
  const required: readonly string[] = requiredFields
  const rows = fieldsOf(side).map((field): WrittenCell[] => {
    const { zh, en, expected } = columns[field]
    const must = required.includes(field)
    const chosen = choicesOf(side, field)?.[0]
    return [
      zh,
      en,
      must ? '是' : '否',
      must ? 'yes' : 'no',
      isProgrammeField(field) ? '导入组织时不读，建行动时再读' : expected.zh,
      isProgrammeField(field) ? 'read when a programme is set up, not now' : expected.en,
      examples[field] ?? chosen?.zh ?? '',
      examples[field] ?? chosen?.en ?? '',
    ]
  })
  return {
    name: '填写说明',
    columns: [14, 20, 8, 10, 60, 60, 24, 24].map((width) => ({ width })),
    rows: [heading, ...rows],
  }
}
