/** An empty list to fill in, with what belongs into each column. */
import { Readable } from 'node:stream'
import { route } from '#base/server/http/route.ts'
import { type WrittenSheet, writeXlsx, xlsxType } from '#base/server/tables/write-xlsx.ts'
import type { Language } from '#base/shared/language.ts'
import { categories } from '../../../shared/offer-words.ts'
import { inLanguage } from '../in-language.ts'
import { categoryChoices, columnKeys, offerColumns, required, written } from './columns.ts'

const asked = columnKeys.filter((key) => !written.includes(key))

export const downloadOfferTemplate = route({
  method: 'GET',
  path: '/api/offers/template.xlsx',
  summary: 'An empty workbook for a list of offers, and a sheet that explains it',
  access: { capability: 'offers.write' },
  input: {},
  output: { file: xlsxType },
  async handle({ language }) {
    const name = inLanguage({ zh: '资源清单-模板', en: 'offers-template' }, language)
    const sheets = [emptySheet(language), explanation(language)]
    return { content: Readable.from(writeXlsx(sheets)), name: `${name}.xlsx` }
  },
})

function emptySheet(language: Language): WrittenSheet {
  const choices = categories.map((each) => inLanguage(categoryChoices.name(each), language))
  return {
    name: inLanguage({ zh: '资源清单', en: 'offers' }, language),
    columns: asked.map((key) => ({
      width: key === 'title' || key === 'content' ? 36 : 16,
      ...(key === 'category' && { choices }),
    })),
    rows: [asked.map((key) => inLanguage(offerColumns[key], language))],
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
    const { expected, ...name } = offerColumns[key]
    return [name, must, expected].map((each) => inLanguage(each, language))
  })
  return {
    name: inLanguage({ zh: '填写说明', en: 'How to fill in' }, language),
    columns: [20, 10, 60].map((width) => ({ width })),
    rows: [headings.map((each) => inLanguage(each, language)), ...rows],
  }
}
