import { expect, test } from 'vitest'
import { newId } from './new-id.ts'

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('carries version, variant and the moment', () => {
  const moment = new Date('2026-11-22T10:00:00.123Z')
  const id = newId(moment)
  expect(id).toMatch(form)
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(moment.getTime())
})

test('ids of one millisecond sort in the order of making, whatever is made between them', () => {
  const moment = new Date('2026-11-22T10:00:00.123Z')
  const ids: string[] = []
  for (let at = 0; at < 5000; at++) {
    ids.push(newId(moment))
    newId(new Date(moment.getTime() - at))
  }
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(5000)
  expect(ids.every((id) => form.test(id))).toBe(true)
})
