import { expect, test } from 'vitest'
import { loadAll } from './marking.ts'

/** Pages of two out of so many rows. */
function pagesOf(count: number) {
  const asked: (string | undefined)[] = []
  const load = async (after: string | undefined) => {
    asked.push(after)
    const from = Number(after ?? 0)
    const items = Array.from({ length: Math.min(2, count - from) }, (_, at) => from + at)
    return { items, next: from + 2 < count ? String(from + 2) : undefined }
  }
  return { load, asked }
}

test('all pages are marked, each asked for once', async () => {
  const { load, asked } = pagesOf(5)
  expect(await loadAll(load, 10)).toEqual([0, 1, 2, 3, 4])
  expect(asked).toEqual([undefined, '2', '4'])
})

test('more than may be marked is not marked in part', async () => {
  const { load, asked } = pagesOf(1000)
  expect(await loadAll(load, 5)).toBeUndefined()
  expect(asked.length).toBeLessThanOrEqual(4)
})

test('exactly as many as may be marked are', async () => {
  expect(await loadAll(pagesOf(6).load, 6)).toHaveLength(6)
})
