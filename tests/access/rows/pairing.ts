import { createHash } from 'node:crypto'
import { dayOf } from '#base/server/clock.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import type { Post, Target } from '../posts.ts'
import type { RouteRow } from '../table.ts'
import type { World } from '../world.ts'

const reason = '核对权限'
const seed = 'ab'.repeat(32)
const commitment = 'cd'.repeat(32)
const day = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))
const rules = {
  ...{ method: 'draw', tiers: 'any', tiersHard: false, hardMinima: false, functionNeed: {} },
  ...{ objectives: [], eligibility: { sameCounty: false, levels: [] }, redraws: 1000 },
}

interface Kept {
  programmeId: string
  cycleId: string
  countyCode: string
  supporterId: string
  communityId: string
}

let made = 0

/** One programme for each county, with a unit and a village in its roster. */
const programmes = new WeakMap<World, Map<string, Promise<Kept>>>()

function programmeOf(world: World, target: Target): Promise<Kept> {
  const { countyCode } = world.places[target]
  const own = programmes.get(world) ?? new Map<string, Promise<Kept>>()
  programmes.set(world, own)
  const kept = own.get(countyCode) ?? makeProgramme(world, countyCode, target)
  own.set(countyCode, kept)
  return kept
}

async function makeProgramme(world: World, countyCode: string, target: Target): Promise<Kept> {
  const place = target === 'neighbour' ? 'neighbour' : 'county'
  const office: Post = { role: 'office', place }
  const year = day(0).slice(0, 4)
  const { status, body } = await world.on(office).post('/api/programmes', {
    template: 'units-to-places',
    regionCode: `${countyCode}000000`,
    name: `结对${countyCode}`,
    officeName: '联建办',
    cycle: { name: year, beginsOn: `${year}-01-01`, endsOn: `${year}-12-31` },
  })
  if (status !== 200) throw new Error(JSON.stringify(body))
  const [supporterId, communityId] = [newId(), newId()]
  const regionCode = target === 'neighbour' ? world.neighbourVillage : '222403102240'
  const common = { countyCode, regionCode, level: null, beginsOn: '2026-01-01' }
  const roster = { countyCode, cycleId: body.cycleId, ownerOrgId: body.id, tier: null }
  await world.application.work.write(
    { counties: [countyCode], organizations: [body.id] },
    async (tx) => {
      for (const [id, side, kind] of [
        [supporterId, 'supporter', 'unit'],
        [communityId, 'community', 'village'],
      ] as const) {
        made += 1
        const code = `P${made}`
        await tx.db
          .insertInto('organizations.organizations')
          .values({
            ...{ ...common, id, side, kind, code, name: code, normalName: code, version: 1 },
            changedAt: tx.now,
          })
          .execute()
        await tx.db
          .insertInto('programmes.participants')
          .values({
            ...{ countyCode, id: newId(), cycleId: body.cycleId, organizationId: id, part: side },
            ...{ joinedOn: '2026-01-01', changedBy: 'test', changedAt: tx.now },
          })
          .execute()
        await tx.db
          .insertInto('pairing.rosterRows')
          .values({
            ...{ ...roster, organizationId: id, function: null, offers: [], needs: [] },
            ...{ capacityMin: 0, capacityMax: 2 },
          })
          .execute()
      }
    },
  )
  return { programmeId: body.id, cycleId: body.cycleId, countyCode, supporterId, communityId }
}

interface Run extends Kept {
  id: string
  path: string
  target: Target
  world: World
}

/** A run in a state, put there as the record of such a run stands. */
async function runIn(world: World, target: Target, state: string, own?: Kept): Promise<Run> {
  const kept = own ?? (await programmeOf(world, target))
  const { countyCode, programmeId, cycleId } = kept
  const id = newId()
  await world.application.work.write({ counties: [countyCode] }, async (tx) => {
    await tx.db
      .insertInto('pairing.runs')
      .values({
        ...{ countyCode, id, programmeId, cycleId, state, kind: 'whole', method: 'draw' },
        ...{ rules: JSON.stringify(rules), createdAt: tx.now, version: 1 },
        inputRoot: state === 'draft' ? null : seed,
        transcriptHash: ['draft', 'frozen'].includes(state) ? null : seed,
        ...(state === 'disclosed' && { disclosedFrom: day(-20), disclosedUntil: day(-10) }),
      })
      .execute()
  })
  return { ...kept, id, target, world, path: `/api/runs/${countyCode}/${id}` }
}

/** A call about a new run in a state. */
function about(
  state: string,
  what: string,
  more: (run: Run) => object | Promise<object> = () => ({}),
): RouteRow['call'] {
  return async (world, target) => {
    const run = await runIn(world, target, state)
    return { path: `${run.path}${what}`, body: { version: 1, ...(await more(run)) } }
  }
}

function shown(what: string): RouteRow['call'] {
  return async (world, target) => ({
    path: `${(await runIn(world, target, 'frozen')).path}${what}`,
  })
}

/** A proposal of a run; of an organization alone when one is named. */
async function propose(
  run: Run,
  organizationId?: string,
  { silent = organizationId !== undefined } = {},
): Promise<string> {
  const { countyCode, cycleId, id: runId, supporterId, communityId, world } = run
  const id = newId()
  await world.application.work.write({ counties: [countyCode] }, (tx) =>
    tx.db
      .insertInto('pairing.proposals')
      .values({
        ...{ countyCode, id, cycleId, runId, rootId: runId, origin: 'drawn', reasons: '[]' },
        supporterId: organizationId ?? supporterId,
        supporterCountyCode: countyCode,
        communityId,
        communityRegionCode: run.target === 'neighbour' ? world.neighbourVillage : '222403102240',
        ...(!silent && {
          ...{ communityAnswer: 'declined', communityBy: 'test', communityAt: tx.now },
          ...{ supporterAnswer: 'accepted', supporterBy: 'test', supporterAt: tx.now },
        }),
      })
      .execute(),
  )
  return id
}

async function askUntil({ world, countyCode, id }: Run, answerBy: string): Promise<void> {
  await world.application.work.write({ counties: [countyCode] }, async (tx) => {
    await tx.db
      .updateTable('pairing.runs')
      .set({ answerBy })
      .where('countyCode', '=', countyCode)
      .where('id', '=', id)
      .execute()
  })
}

async function publish({ world, countyCode, programmeId }: Run): Promise<void> {
  await world.application.work.write({ counties: [countyCode] }, async (tx) => {
    await tx.db
      .updateTable('programmes.programmes')
      .set({ publishedAt: tx.now })
      .where('keeperCode', '=', countyCode)
      .where('id', '=', programmeId)
      .execute()
  })
}

/** A frozen list of nobody. */
async function keepList({ world, countyCode, id: runId }: Run): Promise<void> {
  const body = JSON.stringify({ instance: { supporters: [], communities: [] } })
  await world.application.work.write({ counties: [countyCode] }, async (tx) => {
    await tx.db.insertInto('pairing.frozenLists').values({ countyCode, runId, body }).execute()
  })
}

/** The public event of a run, with one party, which seals on paper unless it has a device. */
async function announce(
  run: Run,
  { closed = false, revealed = false, value = false, sealed = true, device = false } = {},
): Promise<object> {
  const { countyCode, id: runId, world } = run
  await world.application.work.write({ counties: [countyCode] }, async (tx) => {
    await tx.db
      .insertInto('pairing.ceremonies')
      .values({
        ...{ countyCode, runId, event: '抽签', announcedAt: tx.now, announcedBy: 'test' },
        ...{ beaconKind: 'dice', beaconEvent: '骰子', supporters: 1, communities: 1 },
        ...(closed && { closedAt: tx.now }),
        ...(value && { beaconValue: '123456', beaconAt: tx.now }),
      })
      .execute()
    await tx.db
      .insertInto('pairing.ceremonyParties')
      .values({
        ...{ countyCode, runId, number: 1, party: '纪委' },
        ...(device ? { way: 'device', tokenHash: Buffer.alloc(32) } : { way: 'paper' }),
        ...(sealed && { commitment, commitmentBy: 'a', commitmentConfirmedBy: 'b' }),
        ...(sealed && { committedAt: tx.now }),
        ...(revealed && { share: seed, shareBy: 'a', shareConfirmedBy: 'b', revealedAt: tx.now }),
      })
      .execute()
  })
  return {}
}

let villages = 0

async function newVillage(
  tx: WriteTransaction,
  countyCode: string,
  regionCode = '222403102240',
): Promise<string> {
  const id = newId()
  villages += 1
  const code = `PV${villages}`
  await tx.db
    .insertInto('organizations.organizations')
    .values({
      ...{ countyCode, id, side: 'community', kind: 'village', code, name: code },
      ...{ normalName: code, regionCode, beginsOn: '2026-01-01' },
      ...{ version: 1, changedAt: tx.now },
    })
    .execute()
  return id
}

/** A tie from before, of the programme's unit and village or of an organization alone. */
async function tie(world: World, target: Target, organizationId?: string): Promise<string> {
  const { countyCode, cycleId } = await programmeOf(world, target)
  const id = newId()
  await world.application.work.write({ counties: [countyCode] }, async (tx) => {
    const communityId = await newVillage(tx, countyCode)
    await tx.db
      .insertInto('pairing.existingPairs')
      .values({
        ...{ countyCode, id, cycleId, communityId, since: '2025-01-01', state: 'kept' },
        ...{ supporterId: organizationId ?? newId(), changedBy: 'test', version: 1 },
        changedAt: tx.now,
      })
      .execute()
  })
  return `/api/ties/${countyCode}/${id}`
}

async function objectTo(run: Run): Promise<string> {
  const { countyCode, id: runId, world } = run
  const id = newId()
  await world.application.work.write({ counties: [countyCode] }, (tx) =>
    tx.db
      .insertInto('pairing.objections')
      .values({
        ...{ countyCode, id, runId, fromWhom: 'resident', body: '应当回避。', receivedAt: tx.now },
        codeHash: createHash('sha256').update(id).digest(),
      })
      .execute(),
  )
  return `/api/objections/${countyCode}/${id}`
}

/** A run whose report is there. */
const reported: RouteRow['call'] = async (world, target) => {
  const run = await runIn(world, target, 'drawn')
  const { countyCode, programmeId, id: runId } = run
  const coverage = { covered: 1, all: 1, uncovered: [] }
  const load = { min: 1, max: 1, distribution: [] }
  const fairness = { zh: '抽签', en: 'drawn' }
  const body = { coverage, load, fairness, levels: [], notices: [], strongToNeed: null, strata: [] }
  await world.application.work.write(
    { counties: [countyCode], organizations: [programmeId] },
    (tx) =>
      tx.db
        .insertInto('pairing.runReports')
        .values({ countyCode, runId, ownerOrgId: programmeId, body: JSON.stringify(body) })
        .execute(),
  )
  return { path: `${run.path}/report` }
}

/** The office's copy of a list in which an organization stands. */
async function freezeFor(run: Run, organizationId: string): Promise<void> {
  const { countyCode, programmeId, id: runId, world } = run
  const row = { code: 'X1', name: '甲', kind: 'unit' as const, min: 0, max: 1 }
  const other = { code: 'Y1', name: '乙', kind: 'village' as const, min: 0, max: 1 }
  const roster = { supporters: [row], communities: [other], relations: [], preferences: [] }
  const ids = { supporter: { X1: { id: organizationId, countyCode } }, community: {}, since: {} }
  const key = { countyCode, runId, ownerOrgId: programmeId }
  const scope = { counties: [countyCode], organizations: [programmeId] }
  await world.application.work.write(scope, async (tx) => {
    const [body, coded] = [JSON.stringify(roster), JSON.stringify(ids)]
    await tx.db
      .insertInto('pairing.frozenRosters')
      .values({ ...key, body, ids: coded })
      .execute()
    await tx.db
      .insertInto('pairing.runSecrets')
      .values({ ...key, rowSecret: Buffer.alloc(32, 7) })
      .execute()
  })
}

/** A cycle with a partnership in force and a run that it came from. */
async function inForce(world: World, target: Target): Promise<Kept> {
  // One of its own: what is in force in it takes the places of its roster.
  const kept = await makeProgramme(world, world.places[target].countyCode, target)
  const { countyCode, cycleId, supporterId } = kept
  const run = await runIn(world, target, 'in-force', kept)
  await world.application.work.write({ counties: [countyCode] }, async (tx) => {
    await tx.db
      .insertInto('pairing.partnerships')
      .values({
        ...{ countyCode, id: newId(), cycleId, runId: run.id, supporterId, origin: 'drawn' },
        ...{ communityId: await newVillage(tx, countyCode), reasons: '[]' },
        ...{ communityRegionCode: '222403102240', beginsOn: day(-1), endsOn: day(300) },
      })
      .execute()
  })
  return kept
}

/** One for each county, asked about by all posts at once. */
const stranded = new WeakMap<World, Map<string, Promise<Kept>>>()

function strandedOf(world: World, target: Target): Promise<Kept> {
  const { countyCode } = world.places[target]
  const own = stranded.get(world) ?? new Map<string, Promise<Kept>>()
  stranded.set(world, own)
  const kept = own.get(countyCode) ?? strand(world, target)
  own.set(countyCode, kept)
  return kept
}

/** A partnership in force whose unit has been closed meanwhile. */
async function strand(world: World, target: Target): Promise<Kept> {
  const kept = await inForce(world, target)
  const { countyCode, supporterId } = kept
  await world.application.work.write({ counties: [countyCode] }, (tx) =>
    tx.db
      .updateTable('organizations.organizations')
      .set({ endsOn: day(-1) })
      .where('countyCode', '=', countyCode)
      .where('id', '=', supporterId)
      .execute(),
  )
  return kept
}

/** Of a village beside and a unit, one of which is the target. */
async function partnershipOf(world: World, target: Target): Promise<string> {
  const { countyCode, regionCode, organizationId } = world.places[target]
  const kept = await programmeOf(world, target)
  const run = await runIn(world, target, 'in-force', kept)
  const id = newId()
  const villageAt = { neighbour: world.neighbourVillage, guandi: regionCode }
  const communityRegionCode =
    villageAt[target as keyof typeof villageAt] ?? world.places.beside.regionCode
  await world.application.work.write({ counties: [countyCode] }, async (tx) => {
    const communityId = await newVillage(tx, countyCode, communityRegionCode)
    const supporterId = organizationId ?? (await newVillage(tx, countyCode, `${countyCode}000000`))
    await tx.db
      .insertInto('pairing.partnerships')
      .values({
        ...{ countyCode, id, cycleId: kept.cycleId, runId: run.id, supporterId, communityId },
        ...{ communityRegionCode, origin: 'drawn', reasons: '[]' },
        ...{ beginsOn: day(-1), endsOn: day(300) },
      })
      .execute()
  })
  return id
}

/** One for each target, asked about by all posts at once. */
const ofTarget = new WeakMap<World, Map<Target, Promise<string>>>()

function keptPartnershipOf(world: World, target: Target): Promise<string> {
  const own = ofTarget.get(world) ?? new Map<Target, Promise<string>>()
  ofTarget.set(world, own)
  const kept = own.get(target) ?? partnershipOf(world, target)
  own.set(target, kept)
  return kept
}

/** The village or unit of the target that has a partnership. */
async function sideOf(world: World, target: Target): Promise<string> {
  const { countyCode, organizationId } = world.places[target]
  const id = await keptPartnershipOf(world, target)
  if (organizationId) return organizationId
  const row = await world.application.work.read({ counties: [countyCode] }, (tx) =>
    tx.db
      .selectFrom('pairing.partnerships')
      .select('communityId')
      .where('countyCode', '=', countyCode)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )
  return row.communityId
}

/** Whoever serves in a part of the county sees what is theirs of its programme. */
const wholeCounty = ['guandi', 'beside', 'unit', 'otherUnit'] as const
const inCounty = { township: wholeCounty, area: wholeCounty, unit: wholeCounty }

/** A run is of a whole county: whoever serves in a part of it leads none. */
const led = {
  beyond: 'refused',
  also: [404],
  covers: { township: [], area: [], unit: [] },
} as const

const step = (what: string, state: string, more?: (run: Run) => object | Promise<object>) => ({
  route: `POST /api/runs/:county/:runId/${what}`,
  call: about(state, `/${what}`, more),
  ...led,
})

export const pairingRows: readonly RouteRow[] = [
  {
    route: 'PUT /api/cycles/:cycleId/roster/:table',
    call: async (world, target) => ({
      path: `/api/cycles/${(await programmeOf(world, target)).cycleId}/roster/supporters?fileName=a.csv&preview=true`,
      file: new TextEncoder().encode('编号,名称,类型,最少结对,最多结对\n'),
    }),
    ...led,
  },
  {
    route: 'GET /api/cycles/:cycleId/roster',
    call: async (world, target) => ({
      path: `/api/cycles/${(await programmeOf(world, target)).cycleId}/roster`,
    }),
    ...led,
  },
  ...['rows?side=supporter', 'supporters/sheet.xlsx', 'supporters/sheet.csv'].map(
    (what): RouteRow => ({
      route: `GET /api/cycles/:cycleId/roster/${what.replace(/^supporters/, ':table').replace(/\?.*/, '')}`,
      call: async (world, target) => ({
        path: `/api/cycles/${(await programmeOf(world, target)).cycleId}/roster/${what}`,
      }),
      ...led,
    }),
  ),
  {
    route: 'PUT /api/cycles/:cycleId/roster/rows/:organizationId',
    call: async (world, target) => {
      // One of its own: what was read is what stands there.
      const { countyCode } = world.places[target]
      const { cycleId, supporterId } = await makeProgramme(world, countyCode, target)
      const before = {
        ...{ tier: null, function: null, offers: [], needs: [], capacityMin: 0, capacityMax: 2 },
      }
      return {
        path: `/api/cycles/${cycleId}/roster/rows/${supporterId}`,
        body: { before, row: { ...before, capacityMax: 3 } },
      }
    },
    ...led,
  },
  {
    route: 'GET /api/cycles/:cycleId/relations',
    call: async (world, target) => ({
      path: `/api/cycles/${(await programmeOf(world, target)).cycleId}/relations`,
    }),
    ...led,
  },
  {
    route: 'PUT /api/cycles/:cycleId/relations',
    call: async (world, target) => {
      const { cycleId, supporterId, communityId } = await programmeOf(world, target)
      const body = { supporterId, communityId, relation: 'avoid', reason }
      return { path: `/api/cycles/${cycleId}/relations`, body }
    },
    ...led,
  },
  {
    route: 'GET /api/cycles/:cycleId/runs',
    call: async (world, target) => ({
      path: `/api/cycles/${(await programmeOf(world, target)).cycleId}/runs`,
    }),
    ...led,
  },
  {
    route: 'POST /api/cycles/:cycleId/runs',
    call: async (world, target) => ({
      path: `/api/cycles/${(await programmeOf(world, target)).cycleId}/runs`,
      body: { way: 'tier-draw', reason },
    }),
    ...led,
  },
  { route: 'GET /api/runs/:county/:runId', call: shown(''), ...led },
  { route: 'GET /api/runs/:county/:runId/roster', call: shown('/roster'), ...led },
  { route: 'GET /api/runs/:county/:runId/proposals', call: shown('/proposals'), ...led },
  { route: 'GET /api/runs/:county/:runId/objections', call: shown('/objections'), ...led },
  { route: 'GET /api/runs/:county/:runId/rules', call: shown('/rules'), ...led },
  {
    route: 'PUT /api/runs/:county/:runId/rules',
    call: about('draft', '/rules', () => ({ rules })),
    ...led,
  },
  step('freeze', 'draft'),
  step('simulate', 'frozen'),
  step('decide', 'frozen', () => ({ seed })),
  step('call-off', 'frozen'),
  step('propose', 'drawn', () => ({ answerBy: day(9) })),
  step('prolong', 'proposed', () => ({ answerBy: day(9) })),
  step('lapse', 'proposed', async (run) => {
    await propose(run, undefined, { silent: true })
    await askUntil(run, day(-1))
    return { reason }
  }),
  step('remainder', 'proposed', async (run) => {
    await propose(run)
    return {}
  }),
  step('disclose', 'proposed', () => ({ from: day(1) })),
  step('enforce', 'disclosed'),
  step('void', 'frozen', () => ({ reason })),
  step('ceremony', 'frozen', async (run) => {
    await publish(run)
    await keepList(run)
    return {
      event: '抽签',
      parties: [
        { party: '纪委', way: 'paper' },
        { party: '村民代表', way: 'device' },
      ],
      beacon: { kind: 'dice', event: '骰子' },
    }
  }),
  step('ceremony/close', 'frozen', (run) => announce(run)),
  step('ceremony/beacon', 'frozen', async (run) => {
    await announce(run, { closed: true, revealed: true })
    return { value: '123456' }
  }),
  step('ceremony/draw', 'frozen', (run) =>
    announce(run, { closed: true, revealed: true, value: true }),
  ),
  {
    route: 'GET /api/runs/:county/:runId/ceremony/minutes',
    call: async (world, target) => {
      const run = await runIn(world, target, 'frozen')
      await announce(run)
      return { path: `${run.path}/ceremony/minutes` }
    },
    ...led,
  },
  step('ceremony/scene', 'frozen', async (run) => {
    await announce(run)
    return { scene: 2 }
  }),
  {
    route: 'POST /api/runs/:county/:runId/ceremony/parties/:number/link',
    call: about('frozen', '/ceremony/parties/1/link', async (run) => {
      await announce(run, { sealed: false, device: true })
      return { reason }
    }),
    ...led,
  },
  {
    route: 'POST /api/runs/:county/:runId/ceremony/parties/:number/commitment',
    call: about('frozen', '/ceremony/parties/1/commitment', async (run) => {
      await announce(run, { sealed: false })
      return { value: commitment }
    }),
    ...led,
  },
  {
    route: 'POST /api/runs/:county/:runId/ceremony/parties/:number/share',
    call: about('frozen', '/ceremony/parties/1/share', async (run) => {
      await announce(run, { closed: true, revealed: true })
      return { value: seed }
    }),
    ...led,
  },
  {
    route: 'POST /api/objections/:county/:objectionId/decide',
    call: async (world, target) => ({
      path: `${await objectTo(await runIn(world, target, 'disclosed'))}/decide`,
      body: { decision: 'rejected', answer: '不影响结果。', name: '王主任' },
    }),
    ...led,
  },
  { route: 'GET /api/proposals', call: () => ({ path: '/api/proposals' }), beyond: 'anywhere' },
  {
    route: 'POST /api/proposals/:county/:proposalId/answer',
    call: async (world, target) => {
      const run = await runIn(world, target, 'proposed')
      const id = await propose(run, world.organizations.roots[target])
      return {
        path: `/api/proposals/${run.countyCode}/${id}/answer`,
        body: { side: 'supporter', answer: 'accepted' },
      }
    },
    beyond: 'invisible',
  },
  {
    route: 'POST /api/proposals/:county/:proposalId/take-back',
    call: async (world, target) => {
      const run = await runIn(world, target, 'proposed')
      const id = await propose(run, world.organizations.roots[target])
      return {
        path: `/api/proposals/${run.countyCode}/${id}/take-back`,
        body: { side: 'supporter' },
      }
    },
    beyond: 'invisible',
  },
  {
    route: 'POST /api/proposals/:county/:proposalId/answer-for',
    call: async (world, target) => {
      const run = await runIn(world, target, 'proposed')
      const id = await propose(run, world.organizations.roots[target])
      return {
        path: `/api/proposals/${run.countyCode}/${id}/answer-for`,
        body: { side: 'supporter', answer: 'accepted', how: '书面回执' },
      }
    },
    ...led,
  },
  { route: 'GET /api/runs/:county/:runId/report', call: reported, ...led },
  {
    route: 'GET /api/runs/:county/:runId/opening.json',
    call: async (world, target) => {
      const run = await runIn(world, target, 'frozen')
      const own = world.organizations.roots[target]
      await freezeFor(run, own)
      return { path: `${run.path}/opening.json?organization=${own}` }
    },
    beyond: 'invisible',
  },
  {
    route: 'POST /api/cycles/:cycleId/re-pairing',
    call: async (world, target) => {
      const { cycleId } = await inForce(world, target)
      return { path: `/api/cycles/${cycleId}/re-pairing`, body: { reason } }
    },
    ...led,
  },
  {
    route: 'GET /api/partnerships/:county/:id/story',
    call: async (world, target) => ({
      path: `/api/partnerships/${world.places[target].countyCode}/${await keptPartnershipOf(world, target)}/story`,
    }),
    beyond: 'invisible',
  },
  {
    route: 'GET /api/partnerships',
    call: async (world, target) => ({
      path: `/api/partnerships?county=${world.places[target].countyCode}&organization=${await sideOf(world, target)}`,
    }),
    beyond: 'empty',
    holds: async (body, world, target) => {
      const id = await keptPartnershipOf(world, target)
      return (body as { items: { id: string }[] }).items.some((each) => each.id === id)
    },
  },
  {
    route: 'GET /api/partnerships/silent',
    call: () => ({ path: '/api/partnerships/silent' }),
    beyond: 'anywhere',
  },
  {
    route: 'GET /api/partnerships/stranded',
    call: async (world, target) => {
      await strandedOf(world, target)
      return { path: '/api/partnerships/stranded' }
    },
    beyond: 'empty',
    holds: async (body, world, target) => {
      const { cycleId } = await strandedOf(world, target)
      return (body as { items: { cycleId: string }[] }).items.some(
        (each) => each.cycleId === cycleId,
      )
    },
    covers: led.covers,
  },
  {
    route: 'GET /api/cycles/:cycleId/ties',
    call: async (world, target) => ({
      path: `/api/cycles/${(await programmeOf(world, target)).cycleId}/ties`,
    }),
    beyond: 'invisible',
    covers: inCounty,
  },
  {
    route: 'POST /api/cycles/:cycleId/ties',
    call: async (world, target) => {
      // One of its own: the two are known once.
      const { countyCode } = world.places[target]
      const { cycleId, ...pair } = await makeProgramme(world, countyCode, target)
      const { supporterId, communityId } = pair
      const body = { supporterId, communityId, since: '2024-05-01' }
      return { path: `/api/cycles/${cycleId}/ties`, body }
    },
    ...led,
  },
  {
    route: 'GET /api/cycles/:cycleId/wish-call',
    call: async (world, target) => ({
      path: `/api/cycles/${(await programmeOf(world, target)).cycleId}/wish-call`,
    }),
    ...led,
  },
  {
    route: 'PUT /api/cycles/:cycleId/wish-call',
    call: async (world, target) => {
      const { countyCode } = world.places[target]
      const { cycleId } = await makeProgramme(world, countyCode, target)
      const body = { version: 0, until: day(0), most: 3 }
      return { path: `/api/cycles/${cycleId}/wish-call`, body }
    },
    ...led,
  },
  { route: 'GET /api/wishes', call: () => ({ path: '/api/wishes' }), beyond: 'anywhere' },
  {
    route: 'POST /api/ties/:county/:tieId/confirm',
    call: async (world, target) => ({
      path: `${await tie(world, target, world.organizations.roots[target])}/confirm`,
      body: { version: 1, side: 'supporter' },
    }),
    beyond: 'invisible',
  },
  {
    route: 'POST /api/ties/:county/:tieId/question',
    call: async (world, target) => ({
      path: `${await tie(world, target, world.organizations.roots[target])}/question`,
      body: { version: 1, side: 'supporter', reason },
    }),
    beyond: 'invisible',
  },
  {
    route: 'POST /api/ties/:county/:tieId/settle',
    call: async (world, target) => ({
      path: `${await tie(world, target)}/settle`,
      body: { version: 1, state: 'ended', reason },
    }),
    ...led,
  },
  {
    route: 'GET /api/cycles/:cycleId/choices',
    call: async (world, target) => ({
      path: `/api/cycles/${(await programmeOf(world, target)).cycleId}/choices?organization=${world.organizations.roots[target]}`,
    }),
    beyond: 'invisible',
  },
  {
    route: 'PUT /api/cycles/:cycleId/choices',
    call: async (world, target) => {
      const { countyCode } = world.places[target]
      const organizationId = world.organizations.roots[target]
      // One of its own: whoever takes part is missing in the roster of the others.
      const { cycleId, communityId } = await makeProgramme(world, countyCode, target)
      const by = { changedBy: 'test' }
      await world.application.work.write({ counties: [countyCode] }, async (tx) => {
        await tx.db
          .insertInto('programmes.participants')
          .values({
            ...{ ...by, countyCode, id: newId(), cycleId, organizationId, part: 'supporter' },
            ...{ joinedOn: '2026-01-01', changedAt: tx.now },
          })
          .execute()
        await tx.db
          .insertInto('pairing.wishCalls')
          .values({
            ...{ ...by, countyCode, cycleId, until: day(9), most: 3, version: 1 },
            changedAt: tx.now,
          })
          .execute()
      })
      return {
        path: `/api/cycles/${cycleId}/choices`,
        body: { organizationId, choices: [communityId] },
      }
    },
    beyond: 'invisible',
  },
]
