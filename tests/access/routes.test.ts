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
  if (file) return visitor.file(path, file, method)
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

describe.each(capable.map((route) => ({ name: nameOf(route), route })))(
  '$name',
  ({ name, route }) => {
    const row = rowOf.get(name) as RouteRow
    /** Whoever lacks the capability is refused before anything is looked at, so one target shows it. */
    const targetsFor = ({ role }: Post): readonly Target[] =>
      !holds(role, route) || row.beyond === 'anywhere' ? ['guandi'] : targets

    // A hundred requests, on a machine that may be busy with other tests.
    test('answers every role on every place as the table says', { timeout: 120_000 }, async () => {
      const wrong: string[] = []
      let allowed = 0
      const asks = async (post: Post) => {
        for (const target of targetsFor(post)) {
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
      // All at once, as people ask; one after the other most of the time would be spent waiting.
      await Promise.all(posts.map(asks))
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
