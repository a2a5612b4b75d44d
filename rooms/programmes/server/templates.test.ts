import { expect, test } from 'vitest'
import { settingsFaults } from '../shared/settings-faults.ts'
import { templates } from './templates.ts'

test('there are five templates, and each fits together', () => {
  expect([...templates.keys()].sort()).toEqual([
    'branch-to-branch',
    'cadres-to-villages',
    'seven-fields',
    'units-to-places',
    'units-to-villages',
  ])
  for (const template of templates.values()) expect(settingsFaults(template)).toEqual([])
})

test.each([
  'supporters',
  'communities',
  'ways',
  'posts',
  'activities',
  'indicators',
  'stages',
  'duties',
] as const)('no two templates have the same %s', (what) => {
  const said = [...templates.values()].map((template) => JSON.stringify(template[what]))
  if (what === 'communities') expect(new Set(said).size).toBeGreaterThan(1)
  else expect(new Set(said).size).toBe(said.length)
})

test('each names where it was taken from, and only cadres declare duty days', () => {
  for (const { code, source, dutyRule } of templates.values()) {
    expect(source.zh).toMatch(/信阳|某县|贵州|南召|敦化/)
    expect(dutyRule?.fewestDaysPerMonth).toBe(code === 'cadres-to-villages' ? 3 : undefined)
  }
})

test('a template that contradicts itself says how', () => {
  const some = templates.get('cadres-to-villages')
  const [way] = some?.ways ?? []
  if (!some || !way) throw new Error('no template')
  const { eligibility } = way.rules
  const level = { supporterLevels: ['county' as const], communityKinds: ['village' as const] }
  const withLevels = (code: string, levels: typeof eligibility.levels) => ({
    ...way,
    ...{ code, name: { zh: code, en: code } },
    rules: { ...way.rules, eligibility: { ...eligibility, levels } },
  })
  const broken = {
    ...some,
    supporters: {
      ...some.supporters,
      kinds: ['village' as const, ...some.supporters.kinds],
      levels: ['city' as const],
    },
    communities: { ...some.communities, kinds: ['unit' as const] },
    ways: [
      way,
      { ...way, rules: { ...way.rules, functionNeed: {}, objectives: ['tier', 'tier'] as const } },
      { ...withLevels('wish', []), rules: { ...way.rules, functionNeed: { party: [] } } },
      withLevels('open', [{ ...level, communityKinds: [] }]),
      withLevels('nobody', [level, { ...level, supporterLevels: ['city'] }]),
    ],
    activities: some.activities.map((each) => ({ ...each, base: true })),
    dutyRule: { post: 'nobody', fewestDaysPerMonth: 3 },
    stages: [{ name: { zh: '倒', en: 'Back' }, fromMonth: 3, toMonth: 1 }],
  }
  const told = settingsFaults({ ...broken, ways: broken.ways as typeof some.ways })
  const [first, ...others] = broken.activities
  expect(told.map(({ pointer, fault, parameters: { name } }) => [pointer, fault, name])).toEqual([
    ['/ways/1/code', 'twice', way.code],
    ['/ways/1/name/zh', 'same-name', way.name.zh],
    ['/supporters/kinds/0', 'helped', '村'],
    ['/communities/kinds/0', 'not-helped', '单位'],
    ['/ways/1/rules/objectives/1', 'wish-twice', way.name.zh],
    ['/ways/2/rules/functionNeed', 'no-answers', 'wish'],
    ['/ways/3/rules/eligibility/levels/0', 'level-open', 'open'],
    ['/ways/4/rules/eligibility/levels/0', 'level-no-supporter', 'nobody'],
    ['/ways/4/rules/eligibility/levels/1', 'level-no-community', 'nobody'],
    ['/dutyRule/post', 'no-post', 'nobody'],
    ...others.map(({ name }, at) => [`/activities/${at + 1}/base`, 'fixed-twice', name.zh]),
    ['/stages/0/toMonth', 'ends-first', '倒'],
  ])
  expect(told.find(({ fault }) => fault === 'fixed-twice')?.parameters.of).toBe(first?.name.zh)
})
