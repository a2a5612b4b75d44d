/**
 * Work that would hold up every other request, in a thread of its own: one thread, one piece after the other, made
 * when there is something to do and given back when there is nothing for a while.
 */
import { parentPort, Worker, workerData } from 'node:worker_threads'

export interface Thread {
  /**
   * @param calledOff when it is aborted nobody waits any more: what is being done is broken off, with the thread
   * @throws what the task threw, by its name, message and code; the reason of `calledOff`
   */
  run<T>(task: string, input: unknown, calledOff?: AbortSignal): Promise<T>
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
  value?: unknown
  error?: { name: string; message: string; code?: unknown; stack?: string }
}

interface Piece {
  task: string
  input: unknown
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
  /** The first is being done. */
  const pieces: Piece[] = []

  const begin = (): Worker => {
    const made = new Worker(entry, {
      workerData: data,
      resourceLimits: { maxYoungGenerationSizeMb: youngMb, maxOldGenerationSizeMb: oldMb },
    })
    made.on('message', ({ value, error }: Answer) => {
      if (made !== worker) return
      const piece = pieces.shift()
      if (error) piece?.reject(Object.assign(new Error(error.message), error))
      else piece?.resolve(value as never)
      next()
    })
    const lost = (error: Error) => {
      if (made !== worker) return
      worker = undefined
      pieces.shift()?.reject(error)
      next()
    }
    made.on('error', (error) => lost(error as Error))
    made.on('exit', () => lost(new Error('the thread ended')))
    return made
  }
  const next = () => {
    const [piece] = pieces
    if (!piece) {
      rest()
      return
    }
    worker ??= begin()
    worker.ref()
    worker.postMessage({ task: piece.task, input: piece.input })
  }
  const rest = () => {
    idle = setTimeout(drop, idleMs)
    idle.unref()
    worker?.unref()
  }
  const drop = () => {
    const dropped = worker
    worker = undefined
    return dropped?.terminate()
  }
  const giveUp = (piece: Piece, reason: Error) => {
    const at = pieces.indexOf(piece)
    if (at < 0) return
    pieces.splice(at, 1)
    piece.reject(reason)
    if (at > 0) return
    drop()
    next()
  }
  return {
    run<T>(task: string, input: unknown, calledOff?: AbortSignal) {
      clearTimeout(idle)
      return new Promise<T>((resolve, reject) => {
        calledOff?.throwIfAborted()
        const piece = { task, input, resolve, reject }
        calledOff?.addEventListener('abort', () => giveUp(piece, calledOff.reason), { once: true })
        pieces.push(piece)
        if (pieces.length === 1) next()
      })
    },
    async close() {
      clearTimeout(idle)
      for (const { reject } of pieces.splice(0)) reject(new Error('the thread was closed'))
      await drop()
    },
  }
}

export const threadData: unknown = workerData

/**
 * For the module that is a thread's entry; it is asked for one task at a time.
 *
 * @param more tasks that are loaded when one of them is asked for, because most threads never do them
 */
export function serveThread(tasks: ThreadTasks, more?: () => Promise<ThreadTasks>): void {
  const port = parentPort
  if (!port) throw new Error('this module is the entry of a thread')
  port.on('message', async ({ task, input }: { task: string; input: unknown }) => {
    try {
      const run = tasks[task] ?? (await more?.())?.[task]
      if (!run) throw new Error(`no task ${task}`)
      port.postMessage({ value: await run(input as never) })
    } catch (error) {
      const { name, message, code, stack } = error as Error & { code?: unknown }
      port.postMessage({ error: { name, message, code, stack } })
    }
  })
}
