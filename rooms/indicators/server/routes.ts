import type { Route } from '#base/server/http/route.ts'
import { listRecords } from './figures/list-records.ts'
import { showFigures } from './figures/show-figures.ts'
import type { IndicatorsParts } from './parts.ts'

export const indicatorsRoutes = (parts: IndicatorsParts): Route[] => [
  showFigures(parts),
  listRecords(parts),
]
