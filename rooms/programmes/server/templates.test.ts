import { expect, test } from 'vitest'
import { templateFaults } from '../shared/template.ts'
import { templates } from './templates.ts'

test('there are five templates, and each fits together', () => {
  expect([...templates.keys()].sort()).toEqual([
    'branch-to-branch',
    'cadres-to-villages',
    'seven-fields',
    'units-to-places',
    'units-to-villages',
  ])
  for (const template of templates.values()) expect(templateFaults(template)).toEqual([])
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
    ways: [...some.ways, ...some.ways.slice(0, 1)],
    dutyRule: { post: 'nobody', fewestDaysPerMonth: 3 },
    stages: [{ name: { zh: '倒', en: 'Back' }, fromMonth: 3, toMonth: 1 }],
  }
  expect(templateFaults(broken)).toEqual([
    `way ${some.ways[0]?.code} twice`,
    'duty rule for no post nobody',
    'stage Back ends before it begins',
  ])
})
