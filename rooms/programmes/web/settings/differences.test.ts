import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sayIn } from '#base/web/language.tsx'
import { type Settings, settingsOf, templateSchema } from '../../shared/template.ts'
import { changedItems, differencesOf } from './differences.ts'

const file = join(import.meta.dirname, '../../templates/units-to-places.json')
const before = settingsOf(templateSchema.parse(JSON.parse(readFileSync(file, 'utf8'))))
const how = {
  say: sayIn('zh-CN'),
  rulesInWords: ({ method, objectives }: Settings['ways'][number]['rules']) => [
    `用 ${method}`,
    ...objectives,
  ],
}
const compare = (after: Partial<Settings>) => differencesOf(before, { ...before, ...after }, how)
const [first, second] = before.posts as [Settings['posts'][number], Settings['posts'][number]]

test('two versions that are alike differ nowhere', () => {
  expect(compare({})).toEqual([])
})

test('a row is known by its code: one with another name is changed, not gone', () => {
  const renamed = { ...first, name: { zh: '驻村书记', en: 'Secretary' } }
  const [posts] = compare({ posts: [renamed, second] })
  expect(posts).toMatchObject({ item: 'posts', gone: [], come: [], moved: false })
  expect(posts?.changed).toEqual([
    {
      key: first.code,
      before: [expect.stringContaining('社区第一书记')],
      after: [expect.stringContaining('驻村书记')],
    },
  ])
})

test('what went and what came is told whole, and another order as that', () => {
  const added = { ...first, code: 'further', name: { zh: '联络员', en: 'Liaison' } }
  const [posts] = compare({ posts: [second, first, added] })
  expect(posts?.come.map(({ key }) => key)).toEqual(['further'])
  expect(posts).toMatchObject({ gone: [], changed: [], moved: true })
  expect(compare({ posts: [second] })[0]?.gone.map(({ key }) => key)).toEqual([first.code])
})

test('of a way only the rules that differ are told, under its name', () => {
  const [way, ...others] = before.ways as [Settings['ways'][number], ...Settings['ways']]
  const rules = { ...way.rules, objectives: [...way.rules.objectives].slice(1) }
  const [ways] = compare({ ways: [{ ...way, rules }, ...others] })
  expect(ways?.changed).toEqual([
    { key: way.code, before: [way.name.zh, way.rules.objectives[0]], after: [] },
  ])
})

test('two stages of one name are two', () => {
  const [stage] = before.stages as [Settings['stages'][number]]
  const [stages] = compare({ stages: [...before.stages, { ...stage, fromMonth: 12, toMonth: 12 }] })
  expect(stages?.come).toMatchObject([{ line: `${stage.name.zh}：第 12 个月` }])
  expect(changedItems(before, { ...before, stages: [] })).toEqual(['stages'])
})
