/** Computes in a worker made from this same program, so that the page stays alive however large the file is. */
import { quicknetAddress } from './load-quicknet.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

interface Question {
  bytes: Uint8Array<ArrayBuffer>
  quicknet: string
}

/** The worker's half. */
export function answerPage(): void {
  addEventListener('message', async ({ data }: MessageEvent<Question>) => {
    postMessage(await outcomeOf(data.bytes, data.quicknet))
  })
  postMessage('ready')
}

export type Recompute = (bytes: Uint8Array<ArrayBuffer>) => Promise<Outcome>

/** Starts at once, so that nothing has to be loaded when the network is gone. */
export function startVerifier(): Recompute {
  const starting = startWorker()
  const quicknet = quicknetAddress()
  return async (bytes) => {
    const worker = await starting
    const question: Question = { bytes, quicknet }
    if (!worker) return computeHere(question)
    return new Promise((done) => {
      worker.onmessage = ({ data }: MessageEvent<Outcome>) => done(data)
      worker.postMessage(question, [bytes.buffer])
    })
  }
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
function computeHere({ bytes, quicknet }: Question): Promise<Outcome> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(() => done(outcomeOf(bytes, quicknet))))
  })
}
