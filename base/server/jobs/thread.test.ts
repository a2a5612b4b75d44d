import { afterAll, expect, test } from 'vitest'
import { openThread } from './thread.ts'

const thread = openThread(new URL('./testing/thread-tasks.ts', import.meta.url), { factor: 3 })
afterAll(() => thread.close())

test('does a task with what it was opened with, and tells the answer', async () => {
  expect(await thread.run('multiply', 14)).toBe(42)
})

test('throws what the task threw, with its code, and goes on', async () => {
  await expect(thread.run('fail', 'here')).rejects.toMatchObject({ message: 'here', code: '23505' })
  await expect(thread.run('unheard of', 1)).rejects.toThrow('no task')
  expect(await thread.run('multiply', 1)).toBe(3)
})

test('does one piece after the other, in the order asked for', async () => {
  const answers = await Promise.all([1, 2, 3].map((each) => thread.run('note', each)))
  expect(answers).toEqual([[1], [1, 2], [1, 2, 3]])
})

test('a thread that ends says so to whoever waits, and the next piece begins another', async () => {
  await expect(thread.run('end', 0)).rejects.toThrow('the thread ended')
  expect(await thread.run('multiply', 2)).toBe(6)
})

test('what is called off while it is done is broken off, and what waits behind it is done', async () => {
  const called = new AbortController()
  const forever = thread.run('forever', 0, called.signal)
  const behind = thread.run('multiply', 3)
  called.abort()
  await expect(forever).rejects.toMatchObject({ name: 'AbortError' })
  expect(await behind).toBe(9)
})

test('what is called off before its turn is never done, and nothing else is broken off', async () => {
  const called = new AbortController()
  const first = thread.run<number[]>('note', 7)
  const never = thread.run('note', 8, called.signal)
  const last = thread.run<number[]>('note', 9)
  called.abort()
  await expect(never).rejects.toMatchObject({ name: 'AbortError' })
  expect((await first).at(-1)).toBe(7)
  expect((await last).slice(-2)).toEqual([7, 9])
})

test('the next piece is done when the thread ends with the one before', async () => {
  const ended = thread.run('end', 0)
  const behind = thread.run('multiply', 5)
  await expect(ended).rejects.toThrow('the thread ended')
  expect(await behind).toBe(15)
})
