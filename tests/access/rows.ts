/** How every route that is not public is called: one file a room. */
import { backupsRows } from './rows/backups.ts'
import { identityRows } from './rows/identity.ts'
import { importsRows } from './rows/imports.ts'
import { indicatorsRows } from './rows/indicators.ts'
import { journalRows } from './rows/journal.ts'
import { needsRows } from './rows/needs.ts'
import { offersRows } from './rows/offers.ts'
import { organizationsRows } from './rows/organizations.ts'
import { pairingRows } from './rows/pairing.ts'
import { programmesRows } from './rows/programmes.ts'
import { regionsRows } from './rows/regions.ts'
import type { RouteRow } from './table.ts'

export const rows: readonly RouteRow[] = [
  ...backupsRows,
  ...identityRows,
  ...journalRows,
  ...importsRows,
  ...organizationsRows,
  ...regionsRows,
  ...programmesRows,
  ...indicatorsRows,
  ...offersRows,
  ...needsRows,
  ...pairingRows,
]
