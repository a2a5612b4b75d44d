/** Computes in a worker made from this same program, so that the page stays alive however large the file is. */
import { type Outcome, outcomeOf } from './outcome.ts'

/** The worker's half. */
export function answerPage(): void {
  addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => postMessage(outcomeOf(data)))
  postMessage('ready')
}

export type Recompute = (bytes: Uint8Array<ArrayBuffer>) => Promise<Outcome>

/** Starts at once, so that nothing has to be loaded when the network is gone. */
export function startVerifier(): Recompute {
  const starting = startWorker()
  return async (bytes) => {
    const worker = await starting
    if (!worker) return computeHere(bytes)
    return new Promise((done) => {
      worker.onmessage = ({ data }: MessageEvent<Outcome>) => done(data)
      worker.postMessage(bytes, [bytes.buffer])
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
function computeHere(bytes: Uint8Array): Promise<Outcome> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(() => done(outcomeOf(bytes))))
  })
}
