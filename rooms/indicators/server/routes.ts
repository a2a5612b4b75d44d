import type { Route } from '#base/server/http/route.ts'
import { listRecords } from './figures/list-records.ts'
import { showFigures } from './figures/show-figures.ts'
import { countersignMonthlyCount } from './monthly-counts/countersign-count.ts'
import { enterMonthlyCount } from './monthly-counts/enter-count.ts'
import { listMonthlyCounts } from './monthly-counts/list-counts.ts'
import { listEnterable } from './monthly-counts/list-enterable.ts'
import { listToCountersign } from './monthly-counts/list-to-countersign.ts'
import type { IndicatorsParts } from './parts.ts'
import { exportFiguresCsv, exportFiguresXlsx } from './sheets/export-figures.ts'
import { exportRecordsCsv, exportRecordsXlsx } from './sheets/export-records.ts'
import { showQuiet } from './spreads/show-quiet.ts'
import { showSpread } from './spreads/show-spread.ts'

export const indicatorsRoutes = (parts: IndicatorsParts): Route[] => [
  showFigures(parts),
  listRecords(parts),
  exportFiguresCsv(parts),
  exportFiguresXlsx(parts),
  exportRecordsCsv(parts),
  exportRecordsXlsx(parts),
  showSpread(parts),
  showQuiet(parts),
  listEnterable,
  listToCountersign,
  listMonthlyCounts(parts),
  enterMonthlyCount(parts),
  countersignMonthlyCount(parts),
]
