/**
 * Work that would hold up every other request, in a thread of its own: one thread, one piece after the other, made
 * when there is something to do and given back when there is nothing for a while.
 */
import { parentPort, Worker, workerData } from 'node:worker_threads'

export interface Thread {
  /** @throws what the task threw, by its name, message and code */
  run<T>(task: string, input: unknown): Promise<T>
  close(): Promise<void>
}

export type ThreadTasks = Record<string, (input: never) => Promise<unknown>>

/** How long a thread waits for more: its memory is given back, and a second import soon after finds it warm. */
const idleMs = 60_000

/** What is made and thrown away at once; more of it does not make batches quicker. */
const youngMb = 12

/**
 * Three times of what the largest file that people may bring needs. V8 lets garbage grow with its bound: without one to
 * four times of what is in use.
 */
const oldMb = 1024

interface Answer {
  id: number
  value?: unknown
  error?: { name: string; message: string; code?: unknown; stack?: string }
}

interface Waiting {
  resolve(value: never): void
  reject(error: Error): void
}

/**
 * @param entry the module that calls `serveThread`
 * @param data what it finds as `threadData`
 */
export function openThread(entry: URL, data: unknown): Thread {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let next = 0
  const waiting = new Map<number, Waiting>()

  const end = (reason: Error) => {
    worker = undefined
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }
  const begin = (): Worker => {
    const made = new Worker(entry, {
      workerData: data,
      resourceLimits: { maxYoungGenerationSizeMb: youngMb, maxOldGenerationSizeMb: oldMb },
    })
    made.on('message', ({ id, value, error }: Answer) => {
      const asked = waiting.get(id)
      waiting.delete(id)
      if (error) asked?.reject(Object.assign(new Error(error.message), error))
      else asked?.resolve(value as never)
      if (waiting.size === 0) rest()
    })
    made.on('error', (error) => made === worker && end(error as Error))
    made.on('exit', () => made === worker && end(new Error('the thread ended')))
    return made
  }
  const rest = () => {
    idle = setTimeout(() => {
      const resting = worker
      worker = undefined
      resting?.terminate()
    }, idleMs)
    idle.unref()
    worker?.unref()
  }
  return {
    run<T>(task: string, input: unknown) {
      clearTimeout(idle)
      worker ??= begin()
      worker.ref()
      const id = next++
      const answer = new Promise<T>((resolve, reject) => {
        waiting.set(id, { resolve, reject })
      })
      worker.postMessage({ id, task, input })
      return answer
    },
    async close() {
      clearTimeout(idle)
      const open = worker
      end(new Error('the thread was closed'))
      await open?.terminate()
    },
  }
}

export const threadData: unknown = workerData

/**
 * For the module that is a thread's entry. Tasks run one after the other, in the order asked for.
 *
 * @param more tasks that are loaded when one of them is asked for, because most threads never do them
 */
export function serveThread(tasks: ThreadTasks, more?: () => Promise<ThreadTasks>): void {
  const port = parentPort
  if (!port) throw new Error('this module is the entry of a thread')
  let last: Promise<void> = Promise.resolve()
  port.on('message', ({ id, task, input }: { id: number; task: string; input: unknown }) => {
    last = last.then(async () => {
      try {
        const run = tasks[task] ?? (await more?.())?.[task]
        if (!run) throw new Error(`no task ${task}`)
        port.postMessage({ id, value: await run(input as never) })
      } catch (error) {
        const { name, message, code, stack } = error as Error & { code?: unknown }
        port.postMessage({ id, error: { name, message, code, stack } })
      }
    })
  })
}
