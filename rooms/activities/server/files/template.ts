/** An empty sheet to fill in, with what belongs into each column. */
import { Readable } from 'node:stream'
import { route } from '#base/server/http/route.ts'
import { type WrittenSheet, writeXlsx, xlsxType } from '#base/server/tables/write-xlsx.ts'
import type { Language } from '#base/shared/language.ts'
import { directions, directionWords } from '../../shared/words.ts'
import { columnKeys, columns, type DeedColumn, required } from './columns.ts'
import { inLanguage } from './sheet-of-deeds.ts'

/** What the system writes is in no sheet that people fill in. */
const written: readonly DeedColumn[] = ['id', 'standing', 'paidBy']
const asked = columnKeys.filter((key) => !written.includes(key))

export const downloadDeedTemplate = route({
  method: 'GET',
  path: '/api/deeds/template.xlsx',
  summary: 'An empty workbook to declare deeds with, and a sheet that explains it',
  access: { capability: 'deeds.declare' },
  input: {},
  output: { file: xlsxType },
  async handle({ language }) {
    const name = inLanguage({ zh: '实事-模板', en: 'deeds-template' }, language)
    const sheets = [emptySheet(language), explanation(language)]
    return { content: Readable.from(writeXlsx(sheets)), name: `${name}.xlsx` }
  },
})

function emptySheet(language: Language): WrittenSheet {
  const choices = directions.map((each) => inLanguage(directionWords[each], language))
  return {
    name: inLanguage({ zh: '实事', en: 'deeds' }, language),
    columns: asked.map((key) => ({
      width: key === 'title' || key === 'outcome' ? 36 : 16,
      ...(key === 'direction' && { choices }),
    })),
    rows: [asked.map((key) => inLanguage(columns[key], language))],
  }
}

const headings = [
  { zh: '列', en: 'Column' },
  { zh: '必填', en: 'Required' },
  { zh: '填什么', en: 'What to fill in' },
]

function explanation(language: Language): WrittenSheet {
  const rows = asked.map((key) => {
    const must = required.includes(key) ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
    return [columns[key], must, columns[key].expected].map((each) => inLanguage(each, language))
  })
  return {
    name: inLanguage({ zh: '填写说明', en: 'How to fill in' }, language),
    columns: [20, 10, 60].map((width) => ({ width })),
    rows: [headings.map((each) => inLanguage(each, language)), ...rows],
  }
}
