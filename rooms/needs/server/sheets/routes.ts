import type { Route } from '#base/server/http/route.ts'
import { bringOffers, pasteOffers } from './offers/bring-offers.ts'
import { exportOffersCsv, exportOffersXlsx } from './offers/export-offers.ts'
import { downloadOfferTemplate } from './offers/template.ts'

export const sheetsRoutes: Route[] = [
  bringOffers,
  pasteOffers,
  exportOffersCsv,
  exportOffersXlsx,
  downloadOfferTemplate,
]
