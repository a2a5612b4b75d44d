/** A thread's entry for the test of calling off: what it is asked to decide never ends, and says that it began. */
import { serveThread, threadData } from '#base/server/jobs/thread.ts'

const began = new Int32Array(threadData as SharedArrayBuffer)

serveThread({
  'pairing-decide': async () => {
    Atomics.store(began, 0, 1)
    Atomics.notify(began, 0)
    for (;;) Math.random()
  },
})
