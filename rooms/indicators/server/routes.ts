import type { Route } from '#base/server/http/route.ts'
import { listRecords } from './figures/list-records.ts'
import { showFigures } from './figures/show-figures.ts'

export const indicatorsRoutes: Route[] = [showFigures, listRecords]
