/** The public pages, composed from the rooms' doors. */
import * as z from 'zod'
import { route } from '#base/server/http/route.ts'
import { searchInTurn } from '#base/server/search/search-in-turn.ts'
import { saidAs } from '#base/shared/input-faults.ts'
import { usualLimit } from '#base/shared/paging.ts'
import { absent } from '#base/shared/problems.ts'
import { listOrganizationsByRegions } from '#rooms/organizations/server/door.ts'
import {
  countByTownship,
  findOverview,
  findPublishedRun,
  listCyclesInForce,
  listDisclosures,
  listPublicPartnerships,
} from '#rooms/pairing/server/door.ts'
import { ceremonyInput, mostParties } from '#rooms/pairing/shared/ceremony-schema.ts'
import { partnershipQuery } from '#rooms/pairing/shared/schema.ts'
import { getPublicProgramme, listPublicProgrammes } from '#rooms/programmes/server/door.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { offlineVerifier } from './assets.ts'
import { ceremonyPage } from './ceremony-page.ts'
import { findSealedIn, findUnderWay } from './disclosure/find-under-way.ts'
import { find } from './find.ts'
import { findAskedAndDone } from './find-asked-and-done.ts'
import { findCeremony } from './find-ceremony.ts'
import { findProgramme, programmeParams } from './find-programme.ts'
import { homePage } from './home-page.ts'
import { readerOf } from './layout.ts'
import { paperPage } from './paper-page.ts'
import { partnershipsPage } from './partnerships-page.ts'
import { partsOf } from './parts.ts'
import { programmePage } from './programme-page.ts'
import { supporterPage } from './supporter-page.ts'
import { takingPart } from './taking-part.ts'
import { townshipNamesOf, townshipOf } from './township-names.ts'
import { verifyPage } from './verify-page.ts'
import { villagePage } from './village-page.ts'
import { countyName, isAcross, whereabouts } from './whereabouts.ts'

const villageCode = z
  .string()
  .regex(/^\d{12}$/, saidAs({ zh: '村的代码是 12 位数字。', en: 'A village code has 12 digits.' }))
/** A supporter has no more partnerships than fit one page. */
const mostOthers = 200

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
      const shown = programmes.flatMap(({ regionCode, cycle }) =>
        cycle ? [{ countyCode: regionCode.slice(0, 6), cycleId: cycle.id }] : [],
      )
      const counties = [...new Set(shown.map(({ countyCode }) => countyCode))]
      const paired = await context.read({ counties }, (tx) => listCyclesInForce(tx, shown))
      return homePage(readerOf(context), programmes, paired)
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
      const { programme, keeperCode, area, counties, cycleId } = await findProgramme(context)
      const query = context.query.q
      const show = () =>
        context.read({ counties }, async (tx) => {
          const overview = cycleId
            ? await findOverview(tx, { keeperCode, counties }, cycleId)
            : undefined
          return programmePage(readerOf(context), {
            programme,
            overview,
            parts: await partsOf(tx, programme, overview?.townships ?? [], {
              ...{ county: undefined, none: { communities: 0 } },
            }),
            disclosures: await listDisclosures(tx, keeperCode, programme.id),
            search: query
              ? await find(tx, {
                  ...{ programme, area, counties, cycleId, query },
                  language: context.language,
                })
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
      const { programme, keeperCode, counties, cycleId } = await findProgramme(context)
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
        const township = whereabouts(programme, {
          regionCode,
          township: names.get(townshipOf(regionCode)) ?? '',
        })
        const underWay = await findUnderWay(
          tx,
          { keeperCode, programmeId: programme.id },
          { communityIds },
          context.language,
        )
        const askedAndDone = await findAskedAndDone(tx, { countyCode, cycleId }, communityIds)
        return villagePage(readerOf(context), {
          ...{ programme, others },
          village: { regionCode, township },
          communities: await Promise.all(
            communities.map(async ({ id, code, name, endsOn }) => {
              const own = partnerships.filter(({ community }) => community.id === id)
              const coming = underWay.filter(({ pair }) => pair.community.id === id)
              const sealedIn = await findSealedIn(tx, coming, own)
              return {
                ...{ id, code, name, partnerships: own, underWay: coming, sealedIn },
                mayAsk: cycleId !== undefined && here.length > 0 && endsOn === null,
                ...askedAndDone(id),
              }
            }),
          ),
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
      const { programme, keeperCode, counties, cycleId } = await findProgramme(context)
      const { supporterId } = context.params
      return context.read({ counties }, async (tx) => {
        const of = { supporterIds: [supporterId] }
        const { items: partnerships } = cycleId
          ? await listPublicPartnerships(
              tx,
              { counties, cycleId, ...of, limit: mostOthers },
              context.language,
            )
          : { items: [] }
        const within = { keeperCode, programmeId: programme.id }
        const underWay = await findUnderWay(tx, within, of, context.language)
        // Who takes part in a programme is public; who else the county knows is not.
        const [first] = [...partnerships, ...underWay.map(({ pair }) => pair)]
        if (!first) throw absent()
        return supporterPage(readerOf(context), {
          ...{ programme, partnerships, underWay },
          supporter: first.supporter,
          sealedIn: await findSealedIn(tx, underWay, partnerships),
        })
      })
    },
  }),
  route({
    method: 'GET',
    path: '/programmes/:programmeId/partnerships',
    summary: 'All partnerships as a page',
    access: 'public',
    input: {
      params: programmeParams,
      query: partnershipQuery.extend({
        county: z
          .string()
          .regex(/^\d{6}$/)
          .optional()
          .describe('Of a programme of several counties: the one whose townships are listed'),
      }),
    },
    output: 'page',
    handle: async (context) => {
      const { programme, area, counties, cycleId } = await findProgramme(context)
      const { supporter, community, county, ...asked } = context.query
      if (county && !counties.includes(county)) throw absent()
      const { within, limit } = asked
      const filters = {
        ...(within && { within }),
        ...(supporter && { supporter }),
        ...(community && { community }),
        ...(limit !== usualLimit && { limit: `${limit}` }),
      }
      // A list of several counties begins with them, until one of them or all is asked for.
      const isInParts =
        county !== undefined ||
        (isAcross(programme) &&
          [within, supporter, community, asked.after, asked.before].every((each) => !each))
      return context.read({ counties }, async (tx) => {
        const counted = cycleId && isInParts ? await countByTownship(tx, counties, cycleId) : []
        const parts = await partsOf(tx, programme, counted, { county, none: { communities: 0 } })
        const isEmpty = parts.every(({ counts }) => counts.communities === 0)
        const page =
          cycleId && !isInParts
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
          ...{ parts: isEmpty ? undefined : parts, county, area, filters },
          position: {
            ...(asked.after && { after: asked.after }),
            ...(asked.before && { before: asked.before }),
          },
          township: sayPart(programme, within, names),
          of: community
            ? page.items[0]?.community.name
            : supporter && page.items[0]?.supporter.name,
        })
      })
    },
  }),
  route({
    method: 'GET',
    path: '/ceremony/:county/:runId',
    summary: 'A draw in public: how far it is, and what a party does with its own phone',
    access: 'public',
    input: ceremonyInput,
    output: 'page',
    handle: async (context) => ceremonyPage(readerOf(context), await findCeremony(context)),
  }),
  route({
    method: 'GET',
    path: '/ceremony/:county/:runId/paper',
    summary:
      'A party without a device makes its sealed paper, in the browser and without a network',
    access: 'public',
    input: {
      ...ceremonyInput,
      query: z.object({ party: z.coerce.number().int().min(1).max(mostParties).optional() }),
    },
    output: 'page',
    handle: async (context) => {
      const followed = await findCeremony(context)
      const asked = context.query.party
      return paperPage(readerOf(context), { ...followed, asked })
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
        run: z
          .string()
          .regex(/^\d{6}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
          .optional()
          .describe('County and id of a run'),
        community: z.string().max(100).optional(),
      }),
    },
    output: 'page',
    handle: async (context) => {
      const { programme: asked, run: ofRun, community } = context.query
      const run = ofRun ? { countyCode: ofRun.slice(0, 6), id: ofRun.slice(7) } : undefined
      const programme = await context.read(
        { counties: run ? [run.countyCode] : [] },
        async (tx) => {
          const key = run && { countyCode: run.countyCode, runId: run.id }
          const programmeId = key ? (await findPublishedRun(tx, key))?.programmeId : asked
          if (key && !programmeId) throw absent()
          return programmeId && (await getPublicProgramme(tx, programmeId, context.language))
        },
      )
      return verifyPage(readerOf(context), { programme: programme || undefined, run, community })
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

/** What a list is narrowed to: a township or, of a programme of several, a county. */
function sayPart(
  programme: PublicProgramme,
  within: string | undefined,
  names: ReadonlyMap<string, string>,
): string | undefined {
  if (within?.length === 6 && isAcross(programme)) return countyName(programme, within)
  const regionCode = townshipOf(within ?? '')
  const township = names.get(regionCode)
  return township === undefined ? undefined : whereabouts(programme, { regionCode, township })
}
