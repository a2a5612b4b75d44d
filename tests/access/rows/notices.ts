import type { RouteRow } from '../table.ts'

/** Everybody's own: nothing of anybody else can be asked for. */
function own(route: string, body?: object): RouteRow {
  const [, path] = route.split(' ') as [string, string]
  return { route, call: () => ({ path, body }), beyond: 'anywhere' }
}

const settings = { mail: 'none', muted: [], quietFrom: '20:00', quietUntil: '08:00', version: 1 }

export const noticesRows: readonly RouteRow[] = [
  own('GET /api/notices'),
  own('GET /api/notices/count'),
  own('POST /api/notices/read', {}),
  own('GET /api/notices/settings'),
  own('PUT /api/notices/settings', settings),
  own('POST /api/notices/address', { address: 'lian@example.cn' }),
  own('POST /api/notices/address/prove', { code: '000000' }),
  own('DELETE /api/notices/address'),
]
