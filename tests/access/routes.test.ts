/** Every route × every role × every place of duty, from the one table. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { capabilitiesOf } from '#apps/server/access/capabilities.ts'
import type { Route } from '#base/server/http/route.ts'
import { type RoleName, roles } from '#rooms/identity/shared/roles.ts'
import type { Answer, Visitor } from '../application/visitor.ts'
import { type Post, posts, type Target, targets } from './posts.ts'
import { rows } from './rows.ts'
import {
  type Call,
  type Expected,
  expectedOf,
  nameOf,
  protectedRoutes,
  type RouteRow,
} from './table.ts'
import { makeWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world?.application.close())

const rowOf = new Map(rows.map((row) => [row.route, row]))

test('every route that is not public has a row, and no row is left over', () => {
  const names = protectedRoutes.map(nameOf)
  expect(names.filter((name) => !rowOf.has(name))).toEqual([])
  expect([...rowOf.keys()].filter((name) => !names.includes(name))).toEqual([])
  expect(rowOf.size).toBe(rows.length)
})

function send(visitor: Visitor, { method }: Route, call: Call): Promise<Answer> {
  const { path, body, form, file } = call
  if (file) return visitor.file(path, file)
  if (!form) return visitor.ask(method, path, body)
  return visitor.form(path, body as Record<string, string>)
}

async function isExpected(
  expected: Expected,
  { status, body }: Answer,
  row: RouteRow,
  target: Target,
): Promise<boolean> {
  if (expected === 'refused') return status === 403 || (row.also ?? []).includes(status)
  if (expected === 'invisible') return status === 404
  const passed = status >= 200 && status < 300
  if (!row.holds) return passed
  return passed && (await row.holds(body, world, target)) === (expected === 'allowed')
}

const capable = protectedRoutes.filter(
  ({ access }) => typeof access === 'object' && access !== null,
)
const own = protectedRoutes.filter(({ access }) => access === 'signed-in')
const capabilityOf = ({ access }: Route) => (access as { capability: string }).capability
const holds = (role: RoleName, route: Route) =>
  (capabilitiesOf[role] as readonly string[]).includes(capabilityOf(route))

/** How far somebody reaches follows from the place, whatever the role. */
const whole = process.env.LIANJIAN_ACCESS === 'all'

/**
 * On each place one of the roles that may, another one for each route, asks about every target; the others about one
 * within their reach and one beyond it. `LIANJIAN_ACCESS=all` has everybody ask about everything.
 */
function targetsOf(route: Route, nth: number, row: RouteRow, post: Post): readonly Target[] {
  // Whoever lacks the capability is refused before anything is looked at, so one target shows it.
  if (!holds(post.role, route) || row.beyond === 'anywhere') return ['guandi']
  const alike = posts.filter(({ role, place }) => place === post.place && holds(role, route))
  if (whole || alike[nth % alike.length]?.role === post.role) return targets
  const isAllowed = (target: Target) => expectedOf(route, row, post, target) === 'allowed'
  const [within, beyond] = [targets.find(isAllowed), targets.find((each) => !isAllowed(each))]
  return [within, beyond].filter((each) => each !== undefined)
}

describe.each(capable.map((route, nth) => ({ name: nameOf(route), route, nth })))(
  '$name',
  ({ name, route, nth }) => {
    const row = rowOf.get(name) as RouteRow

    // A hundred requests, on a machine that may be busy with other tests.
    test('answers every role on every place as the table says', { timeout: 120_000 }, async () => {
      const wrong: string[] = []
      let allowed = 0
      for (const post of posts) {
        for (const target of targetsOf(route, nth, row, post)) {
          const expected = expectedOf(route, row, post, target)
          const answer = await send(world.on(post), route, await row.call(world, target))
          if (expected === 'allowed') allowed += 1
          if (await isExpected(expected, answer, row, target)) continue
          const told = JSON.stringify(answer.body).slice(0, 200)
          wrong.push(
            `${post.role} on ${post.place} about ${target}: ${expected}, got ${answer.status} ${told}`,
          )
        }
      }
      expect(wrong).toEqual([])
      expect(allowed).toBeGreaterThan(0)
    })

    test('is refused under a grant that ended, has not begun or waits for a second factor', async () => {
      const call = await row.call(world, 'guandi')
      const holders = (Object.keys(roles) as RoleName[]).filter((role) => holds(role, route))
      for (const role of holders) {
        for (const kind of ['ended', 'coming', 'withheld'] as const) {
          if (kind === 'withheld' && !roles[role].secondFactor) continue
          const answer = await send(world.idle[kind].get(role) as Visitor, route, call)
          expect([role, kind, answer.status]).toEqual([role, kind, 403])
        }
      }
    })

    test('is refused without any role, and asks whoever is not signed in to sign in', async () => {
      const call = await row.call(world, 'guandi')
      expect(await send(world.nobody, route, call)).toMatchObject({ status: 403 })
      expect(await send(world.application.visitor(), route, call)).toMatchObject({ status: 401 })
    })
  },
)

test.each(own.map((route) => ({ name: nameOf(route), route })))(
  '$name is for anybody who is signed in, and for nobody else',
  async ({ name, route }) => {
    const row = rowOf.get(name) as RouteRow
    const call = await row.call(world, 'guandi')
    expect(await send(world.application.visitor(), route, call)).toMatchObject({ status: 401 })
    const visitor = row.endsSession ? await world.newVisitor() : world.nobody
    const { status } = await send(visitor, route, call)
    expect([401, 403]).not.toContain(status)
  },
)
