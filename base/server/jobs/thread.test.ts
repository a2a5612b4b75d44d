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
