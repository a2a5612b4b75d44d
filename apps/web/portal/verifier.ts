/** Computes in a worker made from this same program, so that the page stays alive however large the file is. */
import { quicknetAddress } from './load-quicknet.ts'
import { type Outcome, outcomeOf, type RowOutcome, rowOutcomeOf } from './outcome.ts'

interface Task {
  of: 'transcript' | 'row'
  bytes: Uint8Array<ArrayBuffer>
  /** The address of the program that checks a drand signature. */
  quicknet: string
}

/** The worker's half. */
export function answerPage(): void {
  addEventListener('message', async ({ data }: MessageEvent<Task>) => {
    postMessage(await answerOf(data))
  })
  postMessage('ready')
}

async function answerOf({ of, bytes, quicknet }: Task): Promise<Outcome | RowOutcome> {
  return of === 'row' ? rowOutcomeOf(bytes) : outcomeOf(bytes, quicknet)
}

export interface Verifier {
  recompute(bytes: Uint8Array<ArrayBuffer>): Promise<Outcome>
  /** Compares with the transcript that was recomputed last. */
  compareRow(bytes: Uint8Array<ArrayBuffer>): Promise<RowOutcome>
}

/** Starts at once, so that nothing has to be loaded when the network is gone. */
export function startVerifier(): Verifier {
  const starting = startWorker()
  const quicknet = quicknetAddress()
  // One after the other: an answer does not say what it answers.
  let last: Promise<unknown> = starting
  const ask = <Answer>(of: Task['of'], bytes: Task['bytes']): Promise<Answer> => {
    const task = { of, bytes, quicknet }
    const answer = last.then(() => starting).then((worker) => answerBy(worker, task))
    last = answer
    return answer as Promise<Answer>
  }
  return {
    recompute: (bytes) => ask('transcript', bytes),
    compareRow: (bytes) => ask('row', bytes),
  }
}

function answerBy(worker: Worker | undefined, task: Task): Promise<Outcome | RowOutcome> {
  if (!worker) return computeHere(task)
  return new Promise((done) => {
    worker.onmessage = ({ data }: MessageEvent<Outcome | RowOutcome>) => done(data)
    worker.postMessage(task, [task.bytes.buffer])
  })
}

/** Undefined where the browser gives this page no worker. */
function startWorker(): Promise<Worker | undefined> {
  return new Promise((done) => {
    try {
      const worker = new Worker(programAddress(), { type: 'module' })
      worker.onmessage = () => done(worker)
      worker.onerror = () => done(undefined)
    } catch {
      done(undefined)
    }
  })
}

/** The page that works offline carries its program inside itself. */
function programAddress(): string {
  const inside = document.getElementById('program')?.textContent
  if (!inside) return import.meta.url
  return URL.createObjectURL(new Blob([inside], { type: 'text/javascript' }))
}

/** After the browser has painted, so that the reader sees that the work has begun. */
function computeHere(task: Task): Promise<Outcome | RowOutcome> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(() => done(answerOf(task))))
  })
}
