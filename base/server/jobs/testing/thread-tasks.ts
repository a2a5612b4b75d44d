/** A thread's entry for the test of threads. */
import { serveThread, threadData } from '../thread.ts'

const { factor } = threadData as { factor: number }
const noted: number[] = []

serveThread({
  multiply: async (by: number) => by * factor,
  fail: async (message: string) => {
    throw Object.assign(new Error(message), { code: '23505' })
  },
  note: async (each: number) => {
    // Were they done at once, the later ones would be noted while this one waits.
    await new Promise((next) => setImmediate(next))
    noted.push(each)
    return [...noted]
  },
  forever: async () => {
    for (;;) noted.length = 0
  },
  end: async () => process.exit(0),
})
