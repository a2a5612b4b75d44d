/** Sheets that are brought, and those that are taken out. */
import { readTable } from '#base/server/tables/read-table.ts'
import type { ImportState } from '#rooms/organizations/shared/import-words.ts'
import { placeImport } from '../imports.ts'
import type { Post, Target } from '../posts.ts'
import type { RouteRow } from '../table.ts'
import type { World } from '../world.ts'

const under = '/api/imports'
const one = `${under}/:countyCode/:id`

/** A sheet is of a county: whoever reaches all of it looks at it, others at those that they brought themselves. */
const ofCounty = { beyond: 'invisible', covers: { township: [], area: [] } } as const

const everyTarget: readonly Target[] = ['guandi', 'beside', 'unit', 'otherUnit']
/** Whoever reaches a part of a county brings a sheet for it; what its rows reach is told row by row. */
const withinCounty = {
  beyond: 'invisible',
  covers: { township: everyTarget, area: everyTarget },
} as const

/** A call about a sheet that the county's office has brought. */
function about(what: string, state: ImportState, body?: object): RouteRow['call'] {
  return async (world, target) => {
    const { countyCode } = world.places[target]
    const office: Post = { role: 'office', place: target === 'neighbour' ? 'neighbour' : 'county' }
    const id = await placeImport(world.application.work, countyCode, world.idOn(office), state)
    return { path: `${under}/${countyCode}/${id}${what}`, body }
  }
}

const sheet = Buffer.from('code,name,kind,region_code\n')

const exported = (extension: string): RouteRow => ({
  route: `GET /api/organizations/export.${extension}`,
  call: async (world: World, target: Target) => {
    const { code } = await world.organizations.add(target)
    return { path: `/api/organizations/export.${extension}?q=${code}` }
  },
  beyond: 'empty',
  holds: async (body) => {
    const bytes = Buffer.from(body as string | Buffer)
    return (await readTable({ name: `x.${extension}`, bytes })).rows.length > 0
  },
})

const template = (extension: string): RouteRow => ({
  route: `GET /api/organizations/template.${extension}`,
  call: () => ({ path: `/api/organizations/template.${extension}?side=supporter` }),
  beyond: 'anywhere',
})

export const importsRows: readonly RouteRow[] = [
  exported('csv'),
  exported('xlsx'),
  template('csv'),
  template('xlsx'),
  {
    route: 'GET /api/organizations/columns',
    call: () => ({ path: '/api/organizations/columns?side=supporter' }),
    beyond: 'anywhere',
  },
  {
    route: `POST ${under}`,
    call: (world, target) => ({
      path: `${under}?county=${world.places[target].countyCode}&side=other&fileName=x.csv`,
      file: sheet,
    }),
    ...withinCounty,
  },
  {
    route: `GET ${under}`,
    call: (world, target) => ({ path: `${under}?county=${world.places[target].countyCode}` }),
    ...withinCounty,
  },
  { route: `GET ${one}`, call: about('', 'previewed'), ...ofCounty },
  { route: `GET ${one}/faults`, call: about('/faults', 'faulty'), ...ofCounty },
  { route: `GET ${one}/faults.xlsx`, call: about('/faults.xlsx', 'faulty'), ...ofCounty },
  { route: `GET ${one}/rows`, call: about('/rows?verdict=new', 'previewed'), ...ofCounty },
  {
    route: `PUT ${one}/columns`,
    call: about('/columns', 'faulty', { columns: [{ header: '代号', field: 'code' }] }),
    ...ofCounty,
  },
  { route: `POST ${one}/apply`, call: about('/apply', 'previewed', { version: 1 }), ...ofCounty },
  { route: `POST ${one}/cancel`, call: about('/cancel', 'previewed', {}), ...ofCounty },
  { route: `POST ${one}/undo`, call: about('/undo', 'applied', { reason: '导错了' }), ...ofCounty },
]
