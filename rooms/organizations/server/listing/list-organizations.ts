import type * as z from 'zod'
import { prefixOfCode } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { cutPage } from '#base/shared/paging.ts'
import { mostCounted, totalOf, totalOutput } from '#base/shared/total.ts'
import {
  childrenInput,
  countOrganizationsInput,
  listOrganizationsInput,
  listOrganizationsOutput,
  rootsInput,
} from '../../shared/schema.ts'
import { readCursor } from '../cursor.ts'
import type { Within } from '../reach/store.ts'
import { withinOf } from '../reach/within.ts'
import { searchOrganizations } from '../search/search-organizations.ts'
import { describeOrganizations } from './describe-organizations.ts'
import {
  countShown,
  type Filter,
  listShown,
  listShownByIds,
  type OrganizationShown,
} from './store.ts'

const keyOf = (row: OrganizationShown) => [row.countyCode, row.regionCode, row.id]

export const listOrganizations = route({
  method: 'GET',
  path: '/api/organizations',
  summary:
    'Organizations within my reach, by seat; or those found by name, pinyin, initials or code',
  access: { capability: 'organizations.read' },
  input: listOrganizationsInput,
  output: listOrganizationsOutput,
  async handle({ actor, query, read }) {
    const reach = actor.reach('organizations.read')
    const within = withinOf(reach, query.county)
    const { q, after, limit, ...rest } = query
    const filter = filterOf(rest)
    return read({ counties: query.county ? within.counties : reach.scope.counties }, (tx) =>
      q === undefined || q.trim() === ''
        ? pageOfList(tx, within, filter, { after, limit })
        : pageOfFound(tx, within, q, filter, { after, limit }),
    )
  },
})

export const countOrganizations = route({
  method: 'GET',
  path: '/api/organizations/count',
  summary: 'How many organizations the list has in all; past 1,000 they are not counted',
  access: { capability: 'organizations.read' },
  input: countOrganizationsInput,
  output: totalOutput,
  async handle({ actor, query, read }) {
    const reach = actor.reach('organizations.read')
    const within = withinOf(reach, query.county)
    const { q, ...rest } = query
    const filter = filterOf(rest)
    const limit = mostCounted + 1
    return read({ counties: query.county ? within.counties : reach.scope.counties }, async (tx) =>
      totalOf(
        q === undefined || q.trim() === ''
          ? await countShown(tx, within, filter, limit)
          : (await searchOrganizations(tx, within, q, filter, { after: undefined, limit })).length,
      ),
    )
  },
})

function filterOf({ region, ...rest }: z.infer<typeof countOrganizationsInput.query>): Filter {
  return { ...rest, ...(region !== undefined && { regionPrefix: prefixOfCode(region) }) }
}

export const listRoots = route({
  method: 'GET',
  path: '/api/organizations/roots',
  summary: 'The top of the tree: open organizations with nothing above them that I may see',
  access: { capability: 'organizations.read' },
  input: rootsInput,
  output: listOrganizationsOutput,
  async handle({ actor, query: { county, ...page }, read }) {
    const reach = actor.reach('organizations.read')
    const within = withinOf(reach, county)
    return read({ counties: county ? within.counties : reach.scope.counties }, (tx) =>
      pageOfList(tx, within, { state: 'open', rootsOf: within }, page),
    )
  },
})

export const listChildren = route({
  method: 'GET',
  path: '/api/organizations/:countyCode/:id/children',
  summary: 'What hangs directly below an organization',
  access: { capability: 'organizations.read' },
  input: childrenInput,
  output: listOrganizationsOutput,
  async handle({ actor, params, query: { state, ...page }, read }) {
    const within = withinOf(actor.reach('organizations.read'), params.countyCode)
    return read({ counties: within.counties }, (tx) =>
      pageOfList(tx, within, { state, parent: params.id }, page),
    )
  },
})

interface Page {
  after?: string | undefined
  limit: number
}

async function pageOfList(tx: Transaction, within: Within, filter: Filter, page: Page) {
  const after = readCursor(page.after, 'list')
  const rows = await listShown(tx, within, filter, { after, limit: page.limit + 1 })
  const cut = cutPage(rows, page.limit, keyOf)
  return { ...cut, items: await describeOrganizations(tx, cut.items) }
}

async function pageOfFound(tx: Transaction, within: Within, q: string, filter: Filter, page: Page) {
  const after = readCursor(page.after, 'found')
  const found = await searchOrganizations(tx, within, q, filter, { after, limit: page.limit + 1 })
  const cut = cutPage(found, page.limit, (each) => [
    String(each.score),
    each.countyCode,
    each.regionCode,
    each.id,
  ])
  const rows = await listShownByIds(
    tx,
    within,
    cut.items.map(({ id }) => id),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const inOrder = cut.items.flatMap(({ id }) => byId.get(id) ?? [])
  return { ...cut, items: await describeOrganizations(tx, inOrder) }
}
