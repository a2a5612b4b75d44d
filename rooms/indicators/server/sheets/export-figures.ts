/** What a look shows as a sheet: every figure with how sure it is and how it is counted; in a workbook also by the month. */
import { Readable } from 'node:stream'
import { dayOf } from '#base/server/clock.ts'
import { type Context, route } from '#base/server/http/route.ts'
import { writeXlsx, xlsxType } from '#base/server/tables/write-xlsx.ts'
import type { EvidenceLevel } from '#base/shared/evidence.ts'
import type { Language } from '#base/shared/language.ts'
import { levelWords } from '../../shared/level-words.ts'
import { type FigureAnswer, showFiguresInput } from '../../shared/schema.ts'
import { scopeOfAsked } from '../figures/asked.ts'
import { readFigures } from '../figures/show-figures.ts'
import type { IndicatorsParts } from '../parts.ts'
import { amountCell, type Cells, csvOf, type Head, inLanguage, sheetOf } from './sheet.ts'

const access = { capability: 'indicators.read' } as const
const figuresName = { zh: '看数', en: 'figures' }
const monthsName = { zh: '按月', en: 'months' }

const levels = Object.keys(levelWords) as EvidenceLevel[]
const indicator: Head = { name: { zh: '指标', en: 'figure' } }
const amounts: readonly Head[] = [
  { name: { zh: '数量', en: 'quantity' } },
  { name: { zh: '单位', en: 'unit' } },
  { name: { zh: '记录数', en: 'records' } },
  ...levels.map((level) => ({ name: levelWords[level] })),
]
const figureHeads: readonly Head[] = [
  ...[indicator, ...amounts],
  { name: { zh: '口径', en: 'counts' }, wide: true },
  { name: { zh: '谁来解释', en: 'who answers for it' } },
  { name: { zh: '行动规则第几版', en: 'version of the settings' } },
]
const monthHeads: readonly Head[] = [
  ...[indicator, { name: { zh: '月份', en: 'month' } }, ...amounts],
]

export const exportFiguresCsv = (parts: IndicatorsParts) =>
  route({
    method: 'GET',
    path: '/api/cycles/:id/figures.csv',
    summary: 'Every indicator of a cycle for a place, an organization or a partnership as CSV',
    access,
    input: showFiguresInput,
    output: { file: 'text/csv; charset=utf-8' },
    async handle(context) {
      const { language } = context
      const figures = await figuresFor(context, parts)
      const rows = figures.items.map((each) => figureCells(each, language))
      return {
        content: Readable.from(csvOf(figureHeads, rows, language)),
        name: `${figures.of.name}-${inLanguage(figuresName, language)}-${dayOf(context.now)}.csv`,
      }
    },
  })

export const exportFiguresXlsx = (parts: IndicatorsParts) =>
  route({
    method: 'GET',
    path: '/api/cycles/:id/figures.xlsx',
    summary: 'The same as a workbook, with a second sheet by the month',
    access,
    input: showFiguresInput,
    output: { file: xlsxType },
    async handle(context) {
      const { language } = context
      const { of, items } = await figuresFor(context, parts)
      const rows = items.map((each) => figureCells(each, language))
      const months = items.flatMap((each) => monthCells(each, language))
      const sheets = [
        sheetOf({ name: figuresName, heads: figureHeads }, rows, language),
        sheetOf({ name: monthsName, heads: monthHeads }, months, language),
      ]
      return {
        content: Readable.from(writeXlsx(sheets)),
        name: `${of.name}-${inLanguage(figuresName, language)}-${dayOf(context.now)}.xlsx`,
      }
    },
  })

type Asking = Context<typeof showFiguresInput, typeof access>

/** A programme has some dozens of figures, whatever they count: they are read at once. */
function figuresFor({ actor, params: { id }, query, read }: Asking, parts: IndicatorsParts) {
  const reach = actor.reach('indicators.read')
  return read(scopeOfAsked(reach, query), (tx) => readFigures(tx, { reach, parts, id }, query))
}

function figureCells(figure: FigureAnswer, language: Language): Cells {
  const { name, counts, owner, version } = figure
  return [
    ...[inLanguage(name, language), ...amountCells(figure, figure, language)],
    ...[inLanguage(counts, language), owner && inLanguage(owner, language), version],
  ]
}

function monthCells(figure: FigureAnswer, language: Language): Cells[] {
  return figure.months.map((each) => [
    ...[inLanguage(figure.name, language), each.month.slice(0, 7)],
    ...amountCells(figure, each, language),
  ])
}

/** Nothing is told where no record could count: that would be none, which somebody counted. */
function amountCells(
  { counted, money, unit }: FigureAnswer,
  { quantity, records, byLevel }: Pick<FigureAnswer, 'quantity' | 'records' | 'byLevel'>,
  language: Language,
): Cells {
  const told = (amount: number) => (counted ? amountCell(amount, { money }) : null)
  return [
    ...[told(quantity), inLanguage(unit, language), counted ? records : null],
    ...levels.map((level) => told(byLevel[level])),
  ]
}
