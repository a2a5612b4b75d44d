/**
 * The programmes that the templates were taken from, at the size that they report, from the roster to in force: on the
 * real codes of one county, with invented units, needs and tiers.
 */
import { Stream } from '@lianjian/pairing/stream'
import { afterEach, describe, expect, test } from 'vitest'
import { listPlacesOfCounty, loadShippedRegions } from '#rooms/regions/server/door.ts'
import { startApplication } from '../application/application.ts'
import { type County, countyCode, makeCounty, type Participant, region } from './county.ts'
import { decided, proposalsOf, putInForce } from './lead-run.ts'

const needs = [
  '组织建设',
  '增收',
  '法律服务',
  '特色产业',
  '公共服务',
  '人居环境',
  '医疗健康',
  '教育',
  '文化',
]
const duties = ['党委', '经济', '政法', '业务', '其他']

interface Scenario {
  name: string
  template: string
  way: string
  supporters: {
    count: number
    kind: string
    word: string
    level?: string
    min: number
    max: number
  }
  communities: { villages: number; communities: number }
  allies?: number
  pairs: number
}

const scenarios: Scenario[] = [
  {
    name: '信阳，按职能对需求：每个支部联一个村（社区），每个村（社区）都有',
    template: 'branch-to-branch',
    way: 'function-need',
    supporters: { count: 322, kind: 'branch', word: '支部', level: 'county', min: 1, max: 1 },
    communities: { villages: 303, communities: 19 },
    pairs: 322,
  },
  {
    name: '信阳淮滨，一类对三类、二类对二类、三类对一类抽签',
    template: 'branch-to-branch',
    way: 'tier-draw',
    supporters: { count: 322, kind: 'branch', word: '支部', level: 'county', min: 1, max: 1 },
    communities: { villages: 303, communities: 19 },
    pairs: 322,
  },
  {
    name: '支部联建全覆盖：141 个单位联 141 个村和 6 个社区',
    template: 'units-to-villages',
    way: 'list-match',
    supporters: { count: 141, kind: 'unit', word: '单位', level: 'county', min: 1, max: 2 },
    communities: { villages: 141, communities: 6 },
    pairs: 147,
  },
  {
    name: '南召：310 名干部带 310 个村',
    template: 'cadres-to-villages',
    way: 'strength-need',
    supporters: { count: 310, kind: 'person', word: '干部', min: 1, max: 1 },
    communities: { villages: 310, communities: 0 },
    pairs: 310,
  },
  {
    name: '敦化：119 个单位包联 303 个村和 19 个社区，42 个联盟单位不结对',
    template: 'units-to-places',
    way: 'balanced',
    supporters: { count: 119, kind: 'unit', word: '单位', level: 'county', min: 2, max: 4 },
    communities: { villages: 303, communities: 19 },
    allies: 42,
    pairs: 322,
  },
]

let places: { code: string; name: string }[] | undefined

async function placesOfCounty() {
  if (places) return places
  const application = await startApplication()
  try {
    await loadShippedRegions(application.database.adminUrl)
    places = await application.work.read({ counties: [countyCode] }, (tx) =>
      listPlacesOfCounty(tx, countyCode),
    )
    return places
  } finally {
    await application.close()
  }
}

let county: County | undefined
afterEach(async () => {
  await county?.close()
  county = undefined
})

const chance = new Stream(new Uint8Array(32), 'scenarios')
const oneOf = <T>(all: readonly T[]) => all[chance.below(all.length)] as T

describe.each(scenarios)('$name', (scenario) => {
  test('comes into force with every community covered', { timeout: 300_000 }, async () => {
    const { count, kind, word, level, min, max } = scenario.supporters
    const codes = (await placesOfCounty()).slice(
      0,
      scenario.communities.villages + scenario.communities.communities,
    )
    const supporters: Participant[] = Array.from({ length: count }, (_, at) => ({
      code: `S${String(at + 1).padStart(4, '0')}`,
      name: `${word}${at + 1}`,
      kind,
      ...(level && { level }),
      region,
    }))
    const communities: Participant[] = codes.map(({ code, name }, at) => ({
      code,
      name,
      kind: at < scenario.communities.villages ? 'village' : 'community',
      region: code,
    }))
    const allies: Participant[] = Array.from({ length: scenario.allies ?? 0 }, (_, at) => ({
      code: `A${at + 1}`,
      name: `驻地单位${at + 1}`,
      kind: 'unit',
      level: 'province',
      region,
    }))
    county = await makeCounty(scenario.template, { supporters, communities, allies })
    const own = county
    const words: Record<string, string> = {
      ...{ branch: '支部', unit: '单位', person: '干部', village: '村', community: '社区' },
    }
    const supporterSheet = supporters.map(({ code, name }) =>
      [
        code,
        name,
        words[kind],
        level ? '县' : '',
        oneOf(duties),
        1 + chance.below(3),
        min,
        max,
        oneOf(needs),
      ].join(','),
    )
    const communitySheet = communities.map((each) =>
      [each.code, each.name, words[each.kind], 1 + chance.below(3), 1, 1, oneOf(needs)].join(','),
    )
    const brought = [
      await own.bring('supporters', [
        '编号,名称,类型,层级,职能,等次,最少结对,最多结对,资源',
        ...supporterSheet,
      ]),
      await own.bring('communities', [
        '编号,名称,类型,等次,最少结对,最多结对,需求',
        ...communitySheet,
      ]),
    ]
    expect(brought.map(({ body }) => body.faults)).toEqual([[], []])

    const run = await decided(own, { way: scenario.way })
    const proposals = await proposalsOf(own, run)
    expect(proposals).toHaveLength(scenario.pairs)
    const load = Map.groupBy(proposals, ({ supporter }) => supporter.code)
    expect(new Set(proposals.map(({ community }) => community.code)).size).toBe(codes.length)
    expect(load.size).toBe(count)
    for (const { length } of load.values()) {
      expect(length).toBeGreaterThanOrEqual(min)
      expect(length).toBeLessThanOrEqual(max)
    }
    expect([...load.keys()].filter((code) => code.startsWith('A'))).toEqual([])

    await putInForce(own, run)
    expect((await own.office.get(run.path)).body).toMatchObject({
      state: 'in-force',
      pairCount: scenario.pairs,
      counts: { accepted: scenario.pairs, declined: 0, waiting: 0 },
    })
  })
})
