/** The public pages, composed from the rooms' doors. */
import * as z from 'zod'
import { type Context, route } from '#base/server/http/route.ts'
import { searchInTurn } from '#base/server/search/search-in-turn.ts'
import { saidAs } from '#base/shared/input-faults.ts'
import { usualLimit } from '#base/shared/paging.ts'
import { absent } from '#base/shared/problems.ts'
import { listOrganizationsByRegions } from '#rooms/organizations/server/door.ts'
import { findOverview, listPublicPartnerships } from '#rooms/pairing/server/door.ts'
import { partnershipQuery } from '#rooms/pairing/shared/schema.ts'
import {
  countiesIn,
  getPublicProgramme,
  listPublicProgrammes,
  scopeOf,
} from '#rooms/programmes/server/door.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { offlineVerifier } from './assets.ts'
import { find } from './find.ts'
import { homePage } from './home-page.ts'
import type { Reader } from './layout.ts'
import { partnershipsPage } from './partnerships-page.ts'
import { programmePage } from './programme-page.ts'
import { supporterPage } from './supporter-page.ts'
import { takingPart } from './taking-part.ts'
import { townshipNamesOf, townshipOf } from './township-names.ts'
import { verifyPage } from './verify-page.ts'
import { villagePage } from './village-page.ts'

const programmeParams = z.object({ programmeId: z.uuid() })
const villageCode = z
  .string()
  .regex(/^\d{12}$/, saidAs({ zh: '村的代码是 12 位数字。', en: 'A village code has 12 digits.' }))
/** A supporter has no more partnerships than fit one page. */
const mostOthers = 200

function readerOf({ language, largeText, path }: Context<object>): Reader {
  return { language, large: largeText, path }
}

interface Found {
  programme: PublicProgramme
  keeperCode: string
  /** One by one, of a city's programme its own code too. */
  counties: readonly string[]
  cycleId: string | undefined
}

async function findProgramme(context: Context<{ params: typeof programmeParams }>): Promise<Found> {
  const { read, params, language } = context
  const programme = await read({ counties: [] }, (tx) =>
    getPublicProgramme(tx, params.programmeId, language),
  )
  const keeperCode = programme.regionCode.slice(0, 6)
  return {
    programme,
    keeperCode,
    counties: countiesIn(scopeOf({ ...programme, keeperCode })),
    cycleId: programme.cycle?.id,
  }
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
      const { programme, keeperCode, counties, cycleId } = await findProgramme(context)
      const query = context.query.q
      const show = () =>
        context.read({ counties }, async (tx) => {
          const overview = cycleId
            ? await findOverview(tx, { keeperCode, counties }, cycleId)
            : undefined
          const townshipNames = await townshipNamesOf(
            tx,
            overview?.townships.map(({ township }) => township) ?? [],
          )
          return programmePage(readerOf(context), {
            programme,
            overview,
            townshipNames,
            search: query
              ? await find(tx, { counties, cycleId, query, language: context.language })
              : undefined,
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
      const { programme, counties, cycleId } = await findProgramme(context)
      const { regionCode } = context.params
      const countyCode = regionCode.slice(0, 6)
      if (!counties.includes(countyCode)) throw absent()
      return context.read({ counties }, async (tx) => {
        const known = await listOrganizationsByRegions(tx, countyCode, 'community', [regionCode], {
          closedToo: true,
        })
        const here = await takingPart(tx, { countyCode, cycleId }, known)
        // One that takes no part is told so.
        const communities =
          here.length > 0 ? here : known.filter(({ endsOn }) => endsOn === null).slice(0, 1)
        if (communities.length === 0) throw absent()
        const communityIds = communities.map(({ id }) => id)
        const list = (filter: { communityIds?: string[]; supporterIds?: string[] }) =>
          listPublicPartnerships(
            tx,
            { counties, cycleId: cycleId as string, ...filter, limit: mostOthers },
            context.language,
          )
        const { items: partnerships } = cycleId ? await list({ communityIds }) : { items: [] }
        const supporterIds = partnerships.map(({ supporter }) => supporter.id)
        const { items: ofThem } = cycleId ? await list({ supporterIds }) : { items: [] }
        const others = Map.groupBy(
          ofThem.filter(({ community }) => !communityIds.includes(community.id)),
          ({ supporter }) => supporter.id,
        )
        const names = await townshipNamesOf(tx, [regionCode])
        const township = names.get(townshipOf(regionCode)) ?? ''
        return villagePage(readerOf(context), {
          programme,
          village: { regionCode, township },
          communities: communities.map(({ id, code, name }) => ({
            code,
            name,
            partnerships: partnerships.filter(({ community }) => community.id === id),
          })),
          others,
        })
      })
    },
  }),
  route({
    method: 'GET',
    path: '/programmes/:programmeId/supporters/:supporterId',
    summary: 'A unit: whom it supports, since when, why',
    access: 'public',
    input: { params: programmeParams.extend({ supporterId: z.uuid() }) },
    output: 'page',
    handle: async (context) => {
      const { programme, counties, cycleId } = await findProgramme(context)
      const { supporterId } = context.params
      return context.read({ counties }, async (tx) => {
        if (!cycleId) throw absent()
        const { items: partnerships } = await listPublicPartnerships(
          tx,
          { counties, cycleId, supporterIds: [supporterId], limit: mostOthers },
          context.language,
        )
        // Who takes part in a programme is public; who else the county knows is not.
        const [first] = partnerships
        if (!first) throw absent()
        const { supporter } = first
        return supporterPage(readerOf(context), { programme, supporter, partnerships })
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
      const { programme, counties, cycleId } = await findProgramme(context)
      const { supporter, community, ...asked } = context.query
      const { within, limit } = asked
      const filters = {
        ...(within && { within }),
        ...(supporter && { supporter }),
        ...(community && { community }),
        ...(limit !== usualLimit && { limit: `${limit}` }),
      }
      return context.read({ counties }, async (tx) => {
        const page = cycleId
          ? await listPublicPartnerships(
              tx,
              {
                counties,
                cycleId,
                supporterIds: supporter ? [supporter] : undefined,
                communityIds: community ? [community] : undefined,
                ...asked,
              },
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
          of: community
            ? page.items[0]?.community.name
            : supporter && page.items[0]?.supporter.name,
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
