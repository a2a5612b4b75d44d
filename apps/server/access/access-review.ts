/** Who can see a place: every account whose acting reach covers it, by which grant, and what that lets it do. */
import * as z from 'zod'
import { dayOf } from '#base/server/clock.ts'
import { isInReach, type Reach } from '#base/server/db/reach.ts'
import { joinScopes } from '#base/server/db/scope.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { type Context, type Route, route } from '#base/server/http/route.ts'
import { writeCsv } from '#base/server/tables/write-csv.ts'
import { absent } from '#base/shared/problems.ts'
import { say } from '#base/shared/words.ts'
import {
  everywhere,
  type Holder,
  type IdentityParts,
  keyOfScope,
  listHoldersReaching,
  listUserNames,
  sayGrant,
  scopeOf,
} from '#rooms/identity/server/door.ts'
import {
  type AccessReview,
  type AccessReviewRow,
  accessReviewOutput,
  type Flag,
  flags,
  flagWords,
  giverWords,
} from '#rooms/identity/shared/access-review.ts'
import { type RoleName, roleNames, roles, roleWords } from '#rooms/identity/shared/roles.ts'
import { countyCode, type ScopeRef } from '#rooms/identity/shared/schema.ts'
import { whyGiven } from '#rooms/identity/shared/why-given.ts'
import { recordLooks } from '#rooms/journal/server/door.ts'
import { listAbove } from '#rooms/organizations/server/door.ts'
import { findManagementAreas, resolveManagementAreas } from '#rooms/regions/server/door.ts'
import { ancestorsOf } from '#rooms/regions/shared/code.ts'
import { capabilitiesOf } from './capabilities.ts'
import { type ComposedActor, isOfPlaces, reachOf, withSeat } from './compose-actor.ts'
import { findPlaces } from './find-places.ts'
import { reviewWords } from './review-words.ts'

/** A month is what it takes to name a successor. */
const soonDays = 30
/** GB/T 22239 asks for unused accounts to be ended without naming a time; a quarter is a round of duty. */
const absentDays = 90
const dayMs = 86_400_000

const query = z
  .object({
    region: z
      .string()
      .regex(/^\d{12}(\.[gqwbu]\d{3})*$/)
      .optional()
      .describe('12 digits or an extended code'),
    organization: z.uuid().optional(),
    county: countyCode.optional().describe('Of an organization, when it is not the reader’s own'),
  })
  .refine(({ region, organization }) => (region === undefined) !== (organization === undefined), {
    error: 'region or organization',
  })

export function accessReviewRoutes(identity: Pick<IdentityParts, 'isDemoOn'>): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/access-review',
      summary: 'Who can see this place, since when, by whose decision, and what they may do',
      access: { capability: 'access.review' },
      input: { query },
      output: accessReviewOutput,
      handle: (context) => review(context, identity),
    }),
    route({
      method: 'GET',
      path: '/api/access-review.csv',
      summary: 'The same as a table',
      access: { capability: 'access.review' },
      input: { query },
      output: { file: 'text/csv; charset=utf-8' },
      async handle(context) {
        const reviewed = await review(context, identity)
        return {
          name: `${say(reviewWords.file, context.language)}-${reviewed.place.name}-${dayOf(context.now)}.csv`,
          content: tableOf(reviewed.items, context.language),
        }
      },
    }),
  ]
}

/** A holder with what the grant lets them do in the place. */
interface Covering extends Holder {
  capabilities: readonly string[]
}

type Asked = Context<{ query: typeof query }, { capability: string }>

async function review(
  { actor, query: asked, read }: Asked,
  { isDemoOn }: Pick<IdentityParts, 'isDemoOn'>,
): Promise<AccessReview> {
  const { user } = (actor as ComposedActor).session
  const ref: ScopeRef = asked.organization
    ? {
        kind: 'organization',
        code: asked.organization,
        countyCode: asked.county ?? user.homeCountyCode,
      }
    : { kind: 'region', code: asked.region as string }
  const reach = actor.reach('access.review')
  const demo = await read(everywhere, isDemoOn)
  const subject = await read(reach.scope, async (tx) => {
    const found = (await findPlaces(tx, [ref])).get(keyOfScope(ref))
    if (!found || !isInReach(reach, found)) throw absent()
    const areas = await resolveManagementAreas(tx, [found.regionCode])
    const areaIds = areas.get(found.regionCode) ?? []
    return { ...found, areas: await findManagementAreas(tx, areaIds) }
  })
  const codes = placesAbove(subject.regionCode)
  // Whoever reaches the place from above or from an area kept elsewhere is part of the answer, though their
  // counties are beyond the reader's own; of what else they hold nothing is told.
  const above = [...codes, ...subject.areas.map((area) => area.keeperCode)]
  const counties = [...new Set(above.map((code) => code.slice(0, 6)))]
  const scope = joinScopes({ counties: [subject.countyCode] }, { counties })
  const told = await read(scope, async (tx) => {
    const organizations = await selfAndAbove(tx, ref, subject.countyCode)
    const reaching = await listHoldersReaching(tx, {
      counties,
      regions: codes,
      areas: subject.areas.map(({ id }) => id),
      organizations,
      seats: ref.kind === 'region' ? [ref.code.split('.')[0] as string] : [],
    })
    const target = {
      countyCode: subject.countyCode,
      regionCode: subject.regionCode,
      organizationId: ref.kind === 'organization' ? ref.code : null,
    }
    const covering: Covering[] = []
    for (const holder of reaching) {
      if (holder.user.demo && !demo) continue
      const { grant } = holder
      const all = capabilitiesOf[grant.role as RoleName]
      const reached: Reach = await reachOf(tx, grant)
      const fromAbove = organizations.some((id) => reached.organizations.includes(id))
      if (fromAbove || isInReach(reached, target)) covering.push({ ...holder, capabilities: all })
      else if (isInReach(withSeat(grant, reached), target)) {
        covering.push({ ...holder, capabilities: all.filter(isOfPlaces) })
      }
    }
    return { users: covering.map(({ user }) => user), items: await describe(tx, covering) }
  })
  await keepLooks(read, user.id, told.users)
  return { place: { code: ref.code, name: subject.name }, items: told.items }
}

/** Before it is told; kept with the home of each account, which may lie beyond the reader's reach. */
async function keepLooks(
  read: Asked['read'],
  reader: string,
  users: readonly Holder['user'][],
): Promise<void> {
  const others = Map.groupBy(
    users.filter(({ id }) => id !== reader),
    ({ homeCountyCode }) => homeCountyCode,
  )
  await read({ counties: [...others.keys()] }, async (tx) => {
    for (const [countyCode, owners] of others) {
      const subjects = { kind: 'user', ids: [...new Set(owners.map(({ id }) => id))] }
      await recordLooks(tx, { countyCode, actor: reader, subjects, purpose: 'access-review' })
    }
  })
}

/** Whoever acts for an organization acts for what hangs below it. */
async function selfAndAbove(
  tx: Transaction,
  { kind, code }: ScopeRef,
  countyCode: string,
): Promise<string[]> {
  if (kind !== 'organization') return []
  return [code, ...(await listAbove(tx, countyCode, code)).map(({ id }) => id)]
}

/** The codes of the tree that hold a place, itself among them. */
function placesAbove(code: string): string[] {
  const steps = code.split('.').slice(1)
  const below = steps.map((_, at) =>
    code
      .split('.')
      .slice(0, at + 2)
      .join('.'),
  )
  return [...new Set([...ancestorsOf(code), code.split('.')[0] as string, ...below])]
}

async function describe(tx: Transaction, holders: readonly Covering[]): Promise<AccessReviewRow[]> {
  const places = await findPlaces(
    tx,
    holders.map(({ grant }) => scopeOf(grant)),
  )
  const predecessors = await listUserNames(
    tx,
    holders.flatMap(({ grant }) => grant.handedFrom ?? []),
  )
  // By pinyin, as lists of people go.
  const inOrder = [...holders].sort(
    (a, b) =>
      roleNames.indexOf(a.grant.role as RoleName) - roleNames.indexOf(b.grant.role as RoleName) ||
      (a.user.nameOrder < b.user.nameOrder ? -1 : 1),
  )
  return inOrder.map(({ user, grant, givenBy, capabilities }) => {
    const role = grant.role as RoleName
    const missing = roles[role].secondFactor && !user.twoFactorEnabled && !user.demo
    return {
      user: { id: user.id, name: user.name, username: user.displayUsername ?? '' },
      grant: {
        ...sayGrant(grant, places.get(keyOfScope(scopeOf(grant)))?.name),
        succeeds: predecessors.get(grant.handedFrom ?? '') ?? null,
      },
      givenBy,
      capabilities: [...capabilities].sort(),
      acts: !missing,
      lastSignInAt: user.lastSignInAt?.toISOString() ?? null,
      flags: flagsOf({ user, grant }, missing, tx.now),
    }
  })
}

function flagsOf(
  { user, grant }: Pick<Holder, 'user' | 'grant'>,
  secondFactorMissing: boolean,
  now: Date,
): Flag[] {
  const soon = dayOf(new Date(now.getTime() + soonDays * dayMs))
  const seen = user.lastSignInAt ?? user.createdAt
  const found: Record<Flag, boolean> = {
    'ends-soon': grant.endsOn !== null && grant.endsOn <= soon,
    'long-absent': now.getTime() - seen.getTime() > absentDays * dayMs,
    'second-factor-missing': secondFactorMissing,
  }
  return flags.filter((flag) => found[flag])
}

function tableOf(rows: readonly AccessReviewRow[], language: Context<object>['language']): string {
  const { columns } = reviewWords
  return writeCsv(
    Object.values(columns).map((each) => say(each, language)),
    rows.map(({ user, grant, givenBy, capabilities, lastSignInAt, flags: found }) => [
      user.name,
      user.username,
      say(roleWords[grant.role], language),
      grant.scope.name,
      grant.scope.code,
      grant.beginsOn,
      grant.endsOn ?? '',
      say(giverWords[givenBy] ?? { zh: givenBy, en: givenBy }, language),
      say(whyGiven(grant), language),
      capabilities.join(' '),
      lastSignInAt === null ? '' : dayOf(new Date(lastSignInAt)),
      found.map((flag) => say(flagWords[flag], language)).join('；'),
    ]),
    { mark: true },
  )
}
