import { expect, test } from 'vitest'
import { sayActor } from './say-actor.ts'

const say = (saying: { zh: string }, parameters: Record<string, string> = {}) =>
  Object.entries(parameters).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, value),
    saying.zh,
  )

test.each([
  ['赵主任', '赵主任'],
  ['job:pairing.forget-objections', '系统'],
  ['first-run', '系统'],
  ['party:12', '抽签第 12 方'],
  ['', '已删去的账号'],
])('says “%s” as “%s”', (name, said) => {
  expect(sayActor(say, name)).toBe(said)
})
