/** How every route that is not public is called: one file a room. */
import { identityRows } from './rows/identity.ts'
import { importsRows } from './rows/imports.ts'
import { journalRows } from './rows/journal.ts'
import { organizationsRows } from './rows/organizations.ts'
import type { RouteRow } from './table.ts'

export const rows: readonly RouteRow[] = [
  ...identityRows,
  ...journalRows,
  ...organizationsRows,
  ...importsRows,
]
