import { dayOf } from '#base/server/clock.ts'
import type { Target } from '../posts.ts'
import type { Call, RouteRow } from '../table.ts'
import type { World } from '../world.ts'

const reason = '核对权限'

/** A call about an account that holds a role on the target. */
function aboutPerson(what: string, body: object = { reason }): RouteRow['call'] {
  return async (world, target) => {
    const { id } = await world.newPersonAt(target)
    return { path: `/api/people/${id}/${what}`, body }
  }
}

function scopeOf(world: World, target: Target) {
  const { organizationId, regionCode, countyCode } = world.places[target]
  return organizationId
    ? { kind: 'organization', code: organizationId, countyCode }
    : { kind: 'region', code: regionCode }
}

const roleOn = (target: Target) => (/unit/i.test(target) ? 'unit' : 'village')

let names = 0
const newName = () => `made${++names}`

/** One's own session, password and second factor: for anybody who is signed in. */
function own(route: string, path: string, body?: unknown): RouteRow {
  return { route, call: (): Call => ({ path, body }), beyond: 'anywhere' }
}
const password = { password: 'not the password' }

const reviewed =
  (path: string): RouteRow['call'] =>
  (world, target) => {
    const { organizationId, regionCode, countyCode } = world.places[target]
    const query = organizationId
      ? `organization=${organizationId}&county=${countyCode}`
      : `region=${regionCode}`
    return { path: `${path}?${query}` }
  }

export const identityRows: readonly RouteRow[] = [
  own('GET /api/session', '/api/session'),
  own('GET /api/sessions', '/api/sessions'),
  { ...own('DELETE /api/sessions', '/api/sessions'), endsSession: true },
  own('DELETE /api/sessions/:id', '/api/sessions/none', undefined),
  own('POST /api/password', '/api/password', { current: 'x', next: 'four words quite long' }),
  own('POST /api/second-factor', '/api/second-factor', password),
  own('POST /api/second-factor/recovery-codes', '/api/second-factor/recovery-codes', password),
  own('DELETE /api/second-factor', '/api/second-factor', password),
  own('GET /api/unified', '/api/unified'),
  own('POST /api/unified/:provider/link', '/api/unified/none/link', password),
  own('DELETE /api/unified/:provider', '/api/unified/none', password),
  {
    route: 'GET /api/people/count',
    call: async (world, target) => {
      const { username } = await world.newPersonAt(target)
      return { path: `/api/people/count?q=${username}` }
    },
    beyond: 'empty',
    holds: (body) => (body as { count: number }).count > 0,
  },
  {
    route: 'GET /api/people',
    call: async (world, target) => {
      const { username } = await world.newPersonAt(target)
      return { path: `/api/people?q=${username}` }
    },
    beyond: 'empty',
    holds: (body) => (body as { items: unknown[] }).items.length > 0,
  },
  {
    route: 'GET /api/people/waiting',
    call: async (world, target) => {
      await world.newPersonAt(target)
      return { path: '/api/people/waiting' }
    },
    beyond: 'anywhere',
  },
  {
    route: 'GET /api/people/:id',
    call: async (world, target) => ({
      path: `/api/people/${(await world.newPersonAt(target)).id}`,
    }),
    beyond: 'invisible',
  },
  {
    route: 'POST /api/people',
    call: (world, target) => ({
      path: '/api/people',
      body: {
        countyCode: world.places[target].countyCode,
        username: newName(),
        name: '新人',
        grants: [{ role: roleOn(target), scope: scopeOf(world, target), reason }],
      },
    }),
    beyond: 'refused',
    // A place that the reach does not even see is told as one that is not there.
    also: [422],
  },
  {
    route: 'POST /api/people/batch',
    call: (world, target) => {
      const { organizationId, regionCode, countyCode } = world.places[target]
      const code = target === 'unit' ? 'U1' : 'U2'
      const scope = organizationId ? `${code},supporter` : `${regionCode},`
      const sheet = `name,role,scope,side,reason\n甲,${roleOn(target)},${scope},x\n`
      return {
        path: '/api/people/batch',
        body: {
          countyCode,
          fileName: 'x.csv',
          content: Buffer.from(sheet).toString('base64'),
          apply: true,
        },
      }
    },
    beyond: 'refused',
    also: [422],
  },
  {
    route: 'GET /api/people/batch.xlsx',
    call: () => ({ path: '/api/people/batch.xlsx' }),
    beyond: 'anywhere',
  },
  {
    route: 'GET /api/people/batch.csv',
    call: () => ({ path: '/api/people/batch.csv' }),
    beyond: 'anywhere',
  },
  {
    route: 'POST /people/slips',
    call: () => ({
      path: '/people/slips',
      form: true,
      body: {
        slips: JSON.stringify([
          {
            userId: 'x',
            username: 'x',
            name: 'x',
            place: 'x',
            code: 'x',
            expiresAt: '2026-01-01T00:00:00Z',
          },
        ]),
      },
    }),
    beyond: 'anywhere',
  },
  { route: 'POST /api/people/:id/invite', call: aboutPerson('invite'), beyond: 'invisible' },
  { route: 'POST /api/people/:id/close', call: aboutPerson('close'), beyond: 'invisible' },
  { route: 'POST /api/people/:id/reopen', call: aboutPerson('reopen'), beyond: 'invisible' },
  {
    route: 'POST /api/people/:id/name',
    call: async (world, target) => {
      const { id, username } = await world.newPersonAt(target)
      return { path: `/api/people/${id}/name`, body: { name: '王秀兰', was: username, reason } }
    },
    beyond: 'invisible',
  },
  { route: 'POST /api/people/:id/unlock', call: aboutPerson('unlock'), beyond: 'invisible' },
  {
    route: 'POST /api/people/:id/reset-second-factor',
    call: aboutPerson('reset-second-factor'),
    beyond: 'invisible',
  },
  {
    route: 'POST /api/people/:id/grants',
    call: async (world, target) => {
      const body = { role: roleOn(target), scope: scopeOf(world, target), reason }
      return aboutPerson('grants', body)(world, target)
    },
    beyond: 'invisible',
  },
  {
    route: 'POST /api/grants/:countyCode/:id/end',
    call: async (world, target) => {
      const { grantId } = await world.newPersonAt(target)
      return {
        path: `/api/grants/${world.places[target].countyCode}/${grantId}/end`,
        body: { reason },
      }
    },
    beyond: 'invisible',
  },
  {
    route: 'POST /api/people/:id/hand-over',
    call: async (world, target) => {
      const { id: to } = await world.newPersonAt(target)
      return aboutPerson('hand-over', { to, day: dayOf(new Date()), reason })(world, target)
    },
    beyond: 'invisible',
  },
  {
    route: 'GET /api/access-review',
    call: reviewed('/api/access-review'),
    beyond: 'invisible',
  },
  {
    route: 'GET /api/access-review.csv',
    call: reviewed('/api/access-review.csv'),
    beyond: 'invisible',
  },
]
