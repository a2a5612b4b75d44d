import type { RouteRow } from '../table.ts'

export const backupsRows: readonly RouteRow[] = [
  { route: 'GET /api/backups', call: () => ({ path: '/api/backups' }), beyond: 'anywhere' },
  { route: 'POST /api/backups', call: () => ({ path: '/api/backups' }), beyond: 'anywhere' },
]
