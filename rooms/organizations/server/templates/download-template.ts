/** An empty sheet to fill in, with what belongs into each column. */
import { Readable } from 'node:stream'
import { type Route, route } from '#base/server/http/route.ts'
import type { Phrase } from '#base/server/tables/fault.ts'
import { writeCsvRow } from '#base/server/tables/write-csv.ts'
import {
  type WrittenCell,
  type WrittenSheet,
  writeXlsx,
  xlsxType,
} from '#base/server/tables/write-xlsx.ts'
import type { Language } from '#base/shared/language.ts'
import { templateInput } from '../../shared/import-schema.ts'
import { type Side, sideWords } from '../../shared/words.ts'
import { inLanguage } from '../imports/sheet/columns.ts'
import { describeColumns } from './describe-columns.ts'

export const downloadTemplate: Route = route({
  method: 'GET',
  path: '/api/organizations/template.xlsx',
  summary: 'An empty workbook for one side, with choices to pick and a sheet that explains it',
  access: { capability: 'imports.run' },
  input: templateInput,
  output: { file: xlsxType },
  async handle({ query: { side }, language }) {
    const sheets = [emptySheet(side, language), explanation(side, language)]
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
  return describeColumns(side).map(({ name }) => inLanguage(name, language))
}

function emptySheet(side: Side, language: Language): WrittenSheet {
  return {
    name: language === 'en' ? side : inLanguage(sideWords[side], language),
    columns: describeColumns(side).map(({ field, choices }) => ({
      width: field === 'name' ? 30 : 16,
      ...(choices && { choices: choices.map((each) => inLanguage(each, language)) }),
    })),
    rows: [headersOf(side, language)],
  }
}

const headings = [
  { zh: '列', en: 'Column' },
  { zh: '必填', en: 'Required' },
  { zh: '填什么', en: 'What to fill in' },
  { zh: '例', en: 'Example' },
]
const explained = { zh: '填写说明', en: 'How to fill in' }
const yes = { zh: '是', en: 'yes' }
const no = { zh: '否', en: 'no' }

function explanation(side: Side, language: Language): WrittenSheet {
  const say = (phrase: Phrase) => inLanguage(phrase, language)
  const rows = describeColumns(side).map(({ name, required, expected, example }): WrittenCell[] =>
    [name, required ? yes : no, expected, example].map(say),
  )
  return {
    name: say(explained),
    columns: [20, 10, 60, 24].map((width) => ({ width })),
    rows: [headings.map(say), ...rows],
  }
}
