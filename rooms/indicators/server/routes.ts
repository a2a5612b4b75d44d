import type { Route } from '#base/server/http/route.ts'
import { listRecords } from './figures/list-records.ts'
import { showFigures } from './figures/show-figures.ts'
import type { IndicatorsParts } from './parts.ts'
import { showQuiet } from './spreads/show-quiet.ts'
import { showSpread } from './spreads/show-spread.ts'

export const indicatorsRoutes = (parts: IndicatorsParts): Route[] => [
  showFigures(parts),
  listRecords(parts),
  showSpread(parts),
  showQuiet(parts),
]
