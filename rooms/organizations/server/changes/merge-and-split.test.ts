import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { allSubscriptions } from '#apps/server/compose.ts'
import type { ChangeWriter } from '#base/server/db/work.ts'
import { deliverOutbox } from '#base/server/jobs/outbox.ts'
import { newId } from '#base/server/new-id.ts'
import { unit } from '../../testing/asker.ts'
import { county, dashitou, neighbour, office, yanming, yaodian } from '../../testing/places.ts'
import { everyWriter, useRegistry } from '../../testing/registry.ts'

/** Throws in the middle of whatever is written while it is armed, as a power cut would end it. */
let powerCut: ((action: string) => boolean) | undefined
const failing: ChangeWriter = async (_tx, changes) => {
  if (changes.some(({ action }) => powerCut?.(action))) throw new Error('the power is gone')
}

const registry = useRegistry({ writers: [...everyWriter, failing] })
const reason = '机构改革'
const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
let chief: ReturnType<typeof registry.as>

beforeAll(async () => {
  chief = registry.as('chief')
  await registry.admit('elsewhere', [{ role: 'office', code: `${neighbour}000000` }])
  await registry.admit('township', [{ role: 'township', code: dashitou }])
})

const versioned = async (id: string) => ({ id, version: (await chief.show(id)).version })
const merge = async (from: string[], to: string, kind = 'merged', more: object = {}) =>
  chief.post(`/${county}/merge`, {
    kind,
    from: await Promise.all(from.map(versioned)),
    to: await versioned(to),
    reason,
    ...more,
  })
const list = async (id: string, what: string) =>
  (await chief.get(`/${county}/${id}/${what}`)).body.items

/** A bureau with a branch, a closed branch, a post, a contact, a team and counts. */
async function furnish(name: string, more: object = {}) {
  const id = await chief.make(name, more as Record<string, unknown>)
  const at = `/${county}/${id}`
  const branch = await chief.make(`${name}支部`, { kind: 'branch', parentId: id })
  const former = await chief.make(`${name}旧支部`, { kind: 'branch', parentId: id })
  await chief.post(`/${county}/${former}/close`, { version: 1, reason })
  await chief.post(`${at}/posts`, { title: `${name}长`, kind: 'director', holderName: '王一' })
  const contact = { name: '李二', phone: '13800000000', purpose: '值班', expiresOn: soon }
  await chief.post(`${at}/contacts`, contact)
  await chief.post(`${at}/teams`, { name: `${name}志愿队`, kind: 'volunteers', people: 9 })
  await chief.ask('PUT', `${at}/leadership/2026-06-30`, {
    posts: 5,
    vacancies: 1,
    underThirtyFive: 1,
    fromThirtyFive: 2,
    fromFifty: 1,
    women: 2,
    reserves: 1,
  })
  return { id, branch, former }
}

async function counts() {
  const { rows } = await registry.database.pool
    .query(`
    begin; set local app.counties = '${county}';
    select (select count(*) from organizations.organizations where county_code = '${county}') as organizations,
      (select count(*) from organizations.earlier_versions where county_code = '${county}') as earlier,
      (select count(*) from organizations.successions where county_code = '${county}') as successions,
      (select count(*) from journal.entries where county_code = '${county}') as entries,
      (select count(*) from base.outbox where county_code = '${county}') as events,
      (select count(*) from organizations.tokens where county_code = '${county}') as tokens,
      (select sum(version) from organizations.organizations where county_code = '${county}') as versions;
    commit`)
    .then((results) => (results as unknown as { rows: object[] }[])[2] as { rows: object[] })
  return rows[0]
}

describe('joining organizations', () => {
  test('what is there moves; posts and counts stay with what ended; nothing is lost', async () => {
    const a = await furnish('市商务局')
    const b = await furnish('市招商局')
    const answer = await merge([a.id], b.id)
    expect(answer).toMatchObject({ status: 200, body: { id: b.id } })
    const ended = await chief.show(a.id)
    expect(ended.endsOn).not.toBeNull()
    expect(ended.branches).toBe(0)
    expect((await chief.show(a.branch)).parentId).toBe(b.id)
    // What was over already keeps its place in history.
    expect((await chief.show(a.former)).parentId).toBe(a.id)
    expect(await list(b.id, 'contacts')).toHaveLength(2)
    expect(await list(b.id, 'teams')).toHaveLength(2)
    expect(await list(b.id, 'posts')).toHaveLength(1)
    expect(await list(a.id, 'posts')).toHaveLength(1)
    expect((await chief.get(`/${county}/${b.id}/history`)).body.successions).toMatchObject([
      { kind: 'merged', from: { id: a.id }, to: { id: b.id }, ended: true, reason },
    ])
    const reopened = await chief.post(`/${county}/${a.id}/reopen`, { version: 2, reason })
    expect(reopened.body.code).toBe('organizations.went-on')
  })

  test('who took part in a team that it keeps from now on takes part as its keeper alone', async () => {
    const [a, b] = [await chief.make('甲中心'), await chief.make('乙中心')]
    const team = { name: '联合队', kind: 'volunteers' }
    const own = await chief.post(`/${county}/${b}/teams`, { ...team, joined: [a] })
    const other = await chief.post(`/${county}/${a}/teams`, { ...team, joined: [b] })
    await merge([a], b)
    const { items } = (await chief.get(`/${county}/${b}/teams`)).body
    expect(items.map((each: { id: string; joined: object[] }) => [each.id, each.joined])).toEqual([
      [own.body.id, []],
      [other.body.id, []],
    ])
  })

  test('several at once, one below the other', async () => {
    const top = await chief.make('合并上')
    const below = await chief.make('合并下', { parentId: top })
    const leaf = await chief.make('合并底', { parentId: below })
    const kept = await chief.make('合并后')
    expect((await merge([top, below], kept)).status).toBe(200)
    expect((await chief.show(leaf)).parentId).toBe(kept)
  })

  test.each([
    ['into what hangs below it', 'cycle'],
    ['with itself', 'itself'],
    ['when it is closed', 'closed'],
    ['on a day to come', 'day-late'],
  ])('is refused %s', async (_, code) => {
    const a = await chief.make('甲局')
    const b = await chief.make('乙支部', { parentId: a })
    const other = await chief.make('丙局')
    if (code === 'closed') await chief.post(`/${county}/${other}/close`, { version: 1, reason })
    const asked: Record<string, () => ReturnType<typeof merge>> = {
      cycle: () => merge([a], b),
      itself: () => merge([a], a),
      closed: () => merge([other], a),
      'day-late': () => merge([other], a, 'merged', { day: '2999-01-01' }),
    }
    const answer = await asked[code]?.()
    expect(answer).toMatchObject({ status: 422, body: { code: `organizations.${code}` } })
  })

  test('is refused to others, and with a stale version', async () => {
    const [a, b] = [await chief.make('甲中心'), await chief.make('乙中心')]
    const body = {
      kind: 'merged',
      from: [{ id: a, version: 1 }],
      to: { id: b, version: 1 },
      reason,
    }
    expect((await registry.as('elsewhere').post(`/${county}/merge`, body)).status).toBe(404)
    expect((await registry.as('township').post(`/${county}/merge`, body)).status).toBe(403)
    await chief.patch(`/${county}/${b}`, { version: 1, members: 4 })
    const stale = await chief.post(`/${county}/merge`, body)
    expect(stale).toMatchObject({ status: 409, body: { conflicts: [{ id: b, version: 2 }] } })
  })

  test('repeated with the same key is done once', async () => {
    const [a, b] = [await chief.make('甲站'), await chief.make('乙站')]
    const body = {
      kind: 'merged',
      from: [{ id: a, version: 1 }],
      to: { id: b, version: 1 },
      reason,
    }
    const first = await chief.post(`/${county}/merge`, body, 'merge-once')
    expect(await chief.post(`/${county}/merge`, body, 'merge-once')).toEqual(first)
    expect((await chief.show(a)).version).toBe(2)
  })
})

describe('a duplicate', () => {
  test('gives everything, closed branches, posts and counts too, and fills what the kept one lacks', async () => {
    const kept = await furnish('市档案馆')
    const twin = await furnish('敦化市档案馆', {
      members: 7,
      socialCreditCode: '91350100M000100Y43',
    })
    await chief.ask('PUT', `/${county}/${twin.id}/leadership/2026-09-30`, {
      posts: 3,
      vacancies: 0,
      underThirtyFive: 0,
      fromThirtyFive: 0,
      fromFifty: 0,
      women: 0,
      reserves: 0,
    })
    expect((await merge([twin.id], kept.id, 'duplicate')).status).toBe(200)
    expect(await list(kept.id, 'posts')).toHaveLength(2)
    expect(await list(kept.id, 'contacts')).toHaveLength(2)
    expect(await list(kept.id, 'teams')).toHaveLength(2)
    expect(await list(kept.id, 'leadership')).toHaveLength(2)
    expect(await list(twin.id, 'posts')).toHaveLength(0)
    for (const id of [twin.branch, twin.former])
      expect((await chief.show(id)).parentId).toBe(kept.id)
    expect(await chief.show(kept.id)).toMatchObject({
      members: 7,
      socialCreditCode: '91350100M000100Y43',
      version: 2,
    })
    expect((await chief.get(`/${county}/${twin.id}/history`)).body.successions).toMatchObject([
      { kind: 'duplicate', to: { id: kept.id } },
    ])
  })

  test('roles and partnerships follow, once however often it is told', async () => {
    const kept = await chief.make('市总工会', { regionCode: yanming })
    const twin = await chief.make('敦化市总工会')
    const village = await chief.make('腰甸村', {
      side: 'community',
      kind: 'village',
      regionCode: yaodian,
    })
    const [cycle, programme, run, pair, grant] = [newId(), newId(), newId(), newId(), newId()]
    await registry.work.write({ counties: [county] }, async (tx) => {
      await sql`insert into programmes.programmes (id, keeper_code, region_code, name, name_en, office_name, demo,
        template, changed_by, changed_at) values (${programme}, ${county}, '222403000000', '试', 'Try', '办', true,
        'units-to-places', 'test', ${tx.now})`.execute(tx.db)
      await sql`insert into programmes.cycles (id, keeper_code, programme_id, name, begins_on, ends_on)
        values (${cycle}, ${county}, ${programme}, '今年', '2020-01-01', '2999-12-31')`.execute(
        tx.db,
      )
      await sql`insert into pairing.runs (county_code, id, cycle_id, method, state, rules, input_root, transcript_hash,
        pair_count, run_at, in_force_on, programme_id, created_at) values (${county}, ${run}, ${cycle}, 'draw',
        'in-force', '{}', '', '', 1, ${tx.now}, '2020-01-01', ${programme}, ${tx.now})`.execute(
        tx.db,
      )
      await sql`insert into pairing.partnerships (county_code, id, cycle_id, run_id, supporter_id, community_id,
        community_region_code, origin, reasons, begins_on, ends_on) values (${county}, ${pair}, ${cycle}, ${run},
        ${twin}, ${village}, ${yaodian}, 'drawn', '[]', '2020-01-01', '2999-12-31')`.execute(tx.db)
      await sql`insert into identity.grants (county_code, id, user_id, role, scope_kind, scope_code,
        region_code, begins_on, reason, granted_by, created_at) values (${county}, ${grant}, 'u1', 'unit',
        'organization', ${twin}, ${office}, '2020-01-01', 'test', 'test', ${tx.now})`.execute(tx.db)
    })
    const asked = { change: 'merge', kind: 'duplicate', from: [{ id: twin }], to: { id: kept } }
    const seen = await chief.post(`/${county}/preview`, asked)
    expect(seen.body.hangs).toMatchObject([
      { key: 'grants', count: 1 },
      { key: 'partnerships', count: 1 },
    ])
    await merge([twin], kept, 'duplicate')
    await deliverOutbox(registry.work, allSubscriptions, county)
    const again = { counties: [county] }
    await registry.work.write(again, async (tx) => {
      for (const { handle } of allSubscriptions) {
        await handle(tx, {
          countyCode: county,
          id: newId(),
          topic: 'organizations.merged',
          payload: { kind: 'duplicate', from: twin, to: kept },
        })
      }
    })
    const told = await registry.work.read(again, async (tx) => {
      const pairs = await sql<{ id: string }>`select supporter_id as id from pairing.partnerships
        where county_code = ${county} and id = ${pair}`.execute(tx.db)
      const grants = await sql<{
        code: string
        seat: string
        open: boolean
      }>`select scope_code as code, region_code as seat, ends_on is null as open
        from identity.grants where county_code = ${county} and user_id = 'u1' order by begins_on`.execute(
        tx.db,
      )
      return { pairs: pairs.rows, grants: grants.rows }
    })
    expect(told.pairs).toEqual([{ id: kept }])
    expect(told.grants).toEqual([
      { code: twin, seat: office, open: false },
      { code: kept, seat: yanming, open: true },
    ])
  })

  test('a role on an organization that was joined to another waits for people', async () => {
    const [a, b] = [await chief.make('甲协会'), await chief.make('乙协会')]
    await registry.admit('a-liaison', [{ role: 'unit', kind: 'organization', code: a }])
    await merge([a], b)
    await deliverOutbox(registry.work, allSubscriptions, county)
    expect((await registry.as('a-liaison').get(`/${county}/${b}`)).status).toBe(404)
    expect((await registry.as('a-liaison').get(`/${county}/${a}`)).status).toBe(200)
  })
})

test.each(['organizations.merge', 'organizations.split'])(
  'an error in the middle of %s leaves nothing behind',
  async (action) => {
    const a = await furnish(`甲${action}`, { members: 7 })
    const b = await furnish(`乙${action}`)
    const before = await counts()
    let written = 0
    // Merging, at the very last record: three are written, and all that hangs there has moved.
    powerCut = (each) => each === action && ++written > (action.endsWith('merge') ? 3 : 1)
    try {
      const answer = action.endsWith('merge')
        ? await merge([a.id], b.id, 'duplicate')
        : await chief.post(`/${county}/${a.id}/split`, splitOf([a.branch]))
      expect(answer.status).toBe(500)
    } finally {
      powerCut = undefined
    }
    expect(await counts()).toEqual(before)
    expect(await list(a.id, 'contacts')).toHaveLength(1)
    expect(await list(b.id, 'contacts')).toHaveLength(1)
    expect((await chief.show(a.branch)).parentId).toBe(a.id)
  },
)

function splitOf(branches: string[], more: object = {}) {
  const fields = { side: 'supporter', kind: 'unit', regionCode: '222403' }
  return {
    version: 1,
    reason,
    continues: false,
    into: [
      { ...fields, code: `S${newId()}`, name: '拆出一', branches },
      { ...fields, code: `S${newId()}`, name: '拆出二' },
    ],
    ...more,
  }
}

describe('splitting', () => {
  test('gives each part what was said, and the rest to the first when it ends', async () => {
    const a = await furnish('市卫生健康局')
    const [team] = await list(a.id, 'teams')
    const body = splitOf([a.branch])
    Object.assign(body.into[1] as object, { teams: [team.id] })
    const { status, body: answer } = await chief.post(`/${county}/${a.id}/split`, body)
    expect(status).toBe(200)
    const [first, second] = answer.parts
    expect(answer.version).toBe(2)
    expect((await chief.show(a.branch)).parentId).toBe(first)
    expect(await list(first, 'contacts')).toHaveLength(1)
    expect(await list(second, 'teams')).toHaveLength(1)
    expect(await list(a.id, 'posts')).toHaveLength(1)
    const { successions } = (await chief.get(`/${county}/${a.id}/history`)).body
    expect(successions.map(({ to }: { to: { id: string } }) => to.id).sort()).toEqual(
      [first, second].sort(),
    )
    const { versions } = (await chief.get(`/${county}/${second}/history`)).body
    expect(versions).toMatchObject([{ change: 'create', reason }])
  })

  test('one that goes on keeps what was not given away', async () => {
    const a = await furnish('市文旅局')
    const body = splitOf([], { continues: true })
    const { body: answer } = await chief.post(`/${county}/${a.id}/split`, body)
    expect(await chief.show(a.id)).toMatchObject({ endsOn: null, version: 1, branches: 1 })
    expect(await list(a.id, 'contacts')).toHaveLength(1)
    expect(answer.parts).toHaveLength(2)
    const { successions } = (await chief.get(`/${county}/${a.id}/history`)).body
    expect(successions.map(({ ended }: { ended: boolean }) => ended)).toEqual([false, false])
  })

  test('leaves no branch behind, takes none that is not below, and none twice', async () => {
    const a = await furnish('市体育局')
    const b = await furnish('市体校')
    const codes = async (body: object) =>
      (await chief.post(`/${county}/${a.id}/split`, body)).body.errors.map(
        ({ code }: { code: string }) => code,
      )
    expect(await codes(splitOf([]))).toEqual(['organizations.unassigned'])
    expect(await codes(splitOf([a.branch, b.branch]))).toEqual(['organizations.not-below'])
    expect(await codes(splitOf([a.branch, a.branch]))).toEqual(['organizations.twice'])
    const taken = splitOf([a.branch])
    Object.assign(taken.into[1] as object, { code: taken.into[0]?.code })
    expect(await codes(taken)).toEqual(['organizations.code-taken'])
    const under = splitOf([a.branch])
    Object.assign(under.into[1] as object, { parentId: a.id })
    expect(await codes(under)).toEqual(['organizations.parent-closed'])
  })

  test('is refused to another county', async () => {
    const id = await chief.make('不给拆')
    const answer = await registry.as('elsewhere').post(`/${county}/${id}/split`, splitOf([]))
    expect(answer.status).toBe(404)
  })
})

describe('what happened before it was registered', () => {
  const past = '2019-03-26'
  const edit = async (id: string, body: object) =>
    chief.ask('PATCH', `/${county}/${id}`, { ...body, version: (await versioned(id)).version })

  test('is refused while nobody said when it was founded, and says what to do', async () => {
    const [one, other] = [await chief.make('旧粮食局'), await chief.make('旧发改局')]
    const answer = await merge([one], other, 'merged', { day: past })
    expect(answer.status).toBe(422)
    expect(answer.body.code).toBe('organizations.founding-unknown')
    expect(answer.body.title).toContain('设立日期')
  })

  test('is dated once its founding is known, and not before that', async () => {
    const [one, other] = [await chief.make('旧旅游局'), await chief.make('旧文化局')]
    expect((await edit(one, { foundedOn: '2001-01-01' })).status).toBe(200)
    const early = await merge([one], other, 'merged', { day: '2000-12-31' })
    expect(early.body.code).toBe('organizations.day-early')
    expect((await merge([one], other, 'merged', { day: past })).status).toBe(200)
    expect(await chief.show(one)).toMatchObject({ foundedOn: '2001-01-01', endsOn: past })
  })

  test('an end is dated so, too', async () => {
    const id = await chief.make('旧物资局', { foundedOn: '1988-05-01' })
    const { version } = await versioned(id)
    const answer = await chief.post(`/${county}/${id}/close`, { version, day: past, reason })
    expect(answer.status).toBe(200)
    expect(await chief.show(id)).toMatchObject({ endsOn: past })
  })

  test('nothing is founded in the future', async () => {
    const id = await chief.make('将来的局')
    const refused = await edit(id, { foundedOn: soon })
    expect(refused.body).toMatchObject({
      code: 'organizations.day-late',
      errors: [{ pointer: '/foundedOn' }],
    })
    expect((await chief.show(id)).foundedOn).toBeNull()
  })

  test('two parts of one name are refused with whatever else is wrong', async () => {
    const id = await chief.make('旧林业局')
    const { version } = await versioned(id)
    const { status, body } = await chief.post(`/${county}/${id}/split`, {
      ...{ version, continues: true, day: soon, reason },
      into: [unit('市林业局 '), unit('市林业局')],
    })
    expect(status).toBe(422)
    const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer)
    expect(pointers.sort()).toEqual(['/day', '/into/1/name'])
  })

  test('parts of a split were founded by it', async () => {
    const id = await chief.make('旧农业局', { foundedOn: '1990-01-01' })
    const { version } = await versioned(id)
    const { body } = await chief.post(`/${county}/${id}/split`, {
      ...{ version, continues: true, day: past, reason },
      into: [unit('旧畜牧局')],
    })
    expect(await chief.show(body.parts[0])).toMatchObject({ foundedOn: past })
  })
})
