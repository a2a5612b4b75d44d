import { expect, test } from 'vitest'
import { settingsFaults } from '../shared/template.ts'
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
  const [some] = templates.values()
  if (!some) throw new Error('no template')
  const broken = {
    ...some,
    supporters: { ...some.supporters, kinds: ['village' as const, ...some.supporters.kinds] },
    communities: { ...some.communities, kinds: ['unit' as const] },
    ways: [...some.ways, ...some.ways.slice(0, 1)],
    dutyRule: { post: 'nobody', fewestDaysPerMonth: 3 },
    stages: [{ name: { zh: '倒', en: 'Back' }, fromMonth: 3, toMonth: 1 }],
  }
  const told = settingsFaults(broken).map(({ pointer, fault, parameters: { name } }) => [
    pointer,
    fault,
    name,
  ])
  expect(told).toEqual([
    [`/ways/${some.ways.length}/code`, 'twice', some.ways[0]?.code],
    ['/supporters/kinds/0', 'helped', 'village'],
    ['/communities/kinds/0', 'not-helped', 'unit'],
    ['/dutyRule/post', 'no-post', 'nobody'],
    ['/stages/0/toMonth', 'ends-first', '倒'],
  ])
})
