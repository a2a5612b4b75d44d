/** The public pages, composed from the rooms' doors. */
import * as z from 'zod'
import type { Transaction } from '#base/server/db/work.ts'
import { type Context, route } from '#base/server/http/route.ts'
import { searchInTurn } from '#base/server/search/search-in-turn.ts'
import { saidAs } from '#base/shared/input-faults.ts'
import { usualLimit } from '#base/shared/paging.ts'
import { absent } from '#base/shared/problems.ts'
import { listOrganizationsByRegions } from '#rooms/organizations/server/door.ts'
import { findOverview, listPublicPartnerships } from '#rooms/pairing/server/door.ts'
import { type PublicPartnership, partnershipQuery } from '#rooms/pairing/shared/schema.ts'
import { getPublicProgramme, listPublicProgrammes } from '#rooms/programmes/server/door.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { listRegionsByCodes, searchRegions } from '#rooms/regions/server/door.ts'
import { offlineVerifier } from './assets.ts'
import { homePage } from './home-page.ts'
import type { Reader } from './layout.ts'
import { partnershipsPage } from './partnerships-page.ts'
import { programmePage } from './programme-page.ts'
import type { SearchResult } from './search.ts'
import { verifyPage } from './verify-page.ts'
import { villagePage } from './village-page.ts'

const programmeParams = z.object({ programmeId: z.uuid() })
const villageCode = z
  .string()
  .regex(/^\d{12}$/, saidAs({ zh: '村的代码是 12 位数字。', en: 'A village code has 12 digits.' }))
/** A village searched for has few namesakes in one county. */
const mostResults = 20
/** A supporter has no more partnerships than fit one page. */
const mostOthers = 200

function readerOf({ language, largeText, path }: Context<object>): Reader {
  return { language, large: largeText, path }
}

interface Found {
  programme: PublicProgramme
  countyCode: string
  cycleId: string | undefined
}

async function findProgramme(context: Context<{ params: typeof programmeParams }>): Promise<Found> {
  const { read, params, language } = context
  const programme = await read({ counties: [] }, (tx) =>
    getPublicProgramme(tx, params.programmeId, language),
  )
  return {
    programme,
    countyCode: programme.regionCode.slice(0, 6),
    cycleId: programme.cycle?.id,
  }
}

async function search(
  tx: Transaction,
  { programme, countyCode, cycleId }: Found,
  query: string,
  language: Reader['language'],
): Promise<SearchResult[]> {
  const regions = await searchRegions(tx, {
    query,
    within: programme.regionCode,
    levels: ['village'],
    limit: mostResults,
  })
  const codes = regions.map(({ code }) => code)
  const organizations = await listOrganizationsByRegions(tx, countyCode, 'community', codes)
  const communityIds = organizations.map(({ id }) => id)
  const { items } = cycleId
    ? await listPublicPartnerships(
        tx,
        { countyCode, cycleId, communityIds, limit: mostOthers },
        language,
      )
    : { items: [] }
  const names = await townshipNamesOf(tx, codes)
  return codes.flatMap((regionCode) => {
    const organization = organizations.find((each) => each.regionCode === regionCode)
    if (!organization) return []
    const supporters = items
      .filter(({ community }) => community.id === organization.id)
      .map(({ supporter }) => supporter.name)
    const township = names.get(townshipOf(regionCode)) ?? ''
    return [{ regionCode, name: organization.name, township, supporters }]
  })
}

function townshipOf(code: string): string {
  return `${code.slice(0, 9)}000`
}

async function townshipNamesOf(
  tx: Transaction,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const townships = await listRegionsByCodes(tx, [...new Set(codes.map(townshipOf))])
  return new Map(townships.map(({ code, name }) => [code, name]))
}

export const portalRoutes = [
  route({
    method: 'GET',
    path: '/',
    summary: 'The published programmes',
    access: 'public',
    input: {},
    output: 'page',
    handle: async (context) => {
      const programmes = await context.read({ counties: [] }, (tx) =>
        listPublicProgrammes(tx, context.language),
      )
      return homePage(readerOf(context), programmes)
    },
  }),
  route({
    method: 'GET',
    path: '/programmes/:programmeId',
    summary: 'One programme: who is paired, how, and where my village is',
    access: 'public',
    input: {
      params: programmeParams,
      query: z.object({ q: z.string().trim().max(60).optional() }),
    },
    output: 'page',
    handle: async (context) => {
      const found = await findProgramme(context)
      const { programme, countyCode, cycleId } = found
      const query = context.query.q
      const show = () =>
        context.read({ counties: [countyCode] }, async (tx) => {
          const overview = cycleId ? await findOverview(tx, countyCode, cycleId) : undefined
          const townshipNames = await townshipNamesOf(
            tx,
            overview?.townships.map(({ township }) => township) ?? [],
          )
          const results = query ? await search(tx, found, query, context.language) : []
          return programmePage(readerOf(context), {
            programme,
            overview,
            townshipNames,
            search: query ? { query, results } : undefined,
          })
        })
      return query ? searchInTurn(show) : show()
    },
  }),
  route({
    method: 'GET',
    path: '/programmes/:programmeId/communities/:regionCode',
    summary: 'My village: who supports us, since when, why them',
    access: 'public',
    input: { params: programmeParams.extend({ regionCode: villageCode }) },
    output: 'page',
    handle: async (context) => {
      const { programme, countyCode, cycleId } = await findProgramme(context)
      const { regionCode } = context.params
      return context.read({ counties: [countyCode] }, async (tx) => {
        const [organization] = await listOrganizationsByRegions(tx, countyCode, 'community', [
          regionCode,
        ])
        if (!organization) throw absent()
        const list = (filter: { communityIds?: string[]; supporterId?: string }) =>
          listPublicPartnerships(
            tx,
            { countyCode, cycleId: cycleId as string, ...filter, limit: mostOthers },
            context.language,
          )
        const { items: partnerships } = cycleId
          ? await list({ communityIds: [organization.id] })
          : { items: [] }
        const others = new Map<string, PublicPartnership[]>()
        for (const { supporter } of partnerships) {
          const { items } = await list({ supporterId: supporter.id })
          others.set(
            supporter.id,
            items.filter(({ community }) => community.id !== organization.id),
          )
        }
        const names = await townshipNamesOf(tx, [regionCode])
        const township = names.get(townshipOf(regionCode)) ?? ''
        return villagePage(readerOf(context), {
          programme,
          village: { regionCode, name: organization.name, township },
          partnerships,
          others,
        })
      })
    },
  }),
  route({
    method: 'GET',
    path: '/programmes/:programmeId/partnerships',
    summary: 'All partnerships as a page',
    access: 'public',
    input: { params: programmeParams, query: partnershipQuery },
    output: 'page',
    handle: async (context) => {
      const { programme, countyCode, cycleId } = await findProgramme(context)
      const { supporter, ...asked } = context.query
      const { within, limit } = asked
      const filters = {
        ...(within && { within }),
        ...(supporter && { supporter }),
        ...(limit !== usualLimit && { limit: `${limit}` }),
      }
      return context.read({ counties: [countyCode] }, async (tx) => {
        const page = cycleId
          ? await listPublicPartnerships(
              tx,
              { countyCode, cycleId, supporterId: supporter, ...asked },
              context.language,
            )
          : { items: [] }
        const names = within?.length === 9 ? await townshipNamesOf(tx, [within]) : new Map()
        return partnershipsPage(readerOf(context), {
          programme,
          ...page,
          filters,
          position: {
            ...(asked.after && { after: asked.after }),
            ...(asked.before && { before: asked.before }),
          },
          township: names.get(townshipOf(within ?? '')),
        })
      })
    },
  }),
  route({
    method: 'GET',
    path: '/verify',
    summary: 'Recompute a published pairing, in the browser and without a network',
    access: 'public',
    input: {
      query: z.object({
        programme: z.uuid().optional(),
        community: z.string().max(100).optional(),
      }),
    },
    output: 'page',
    handle: async (context) => {
      const { programme: programmeId } = context.query
      const programme = programmeId
        ? await context.read({ counties: [] }, (tx) =>
            getPublicProgramme(tx, programmeId, context.language),
          )
        : undefined
      return verifyPage(readerOf(context), { programme, community: context.query.community })
    },
  }),
  route({
    method: 'GET',
    path: '/verify/offline.html',
    summary: 'The verifier as one file that opens without a network',
    access: 'public',
    input: {},
    output: { file: 'text/html; charset=utf-8' },
    handle: async () => ({ name: '联建验证.html', content: offlineVerifier() }),
  }),
]
