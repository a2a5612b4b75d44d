/** Asks the thread that computes trials. */
import type { Roster } from '@lianjian/pairing'
import type { TrialTasks } from './trial-tasks.ts'

export type Asked<Name extends keyof TrialTasks> = Parameters<TrialTasks[Name]>[0]
type Answered<Name extends keyof TrialTasks> = ReturnType<TrialTasks[Name]>

export interface TrialClient {
  /** What is asked later under this name is asked of this roster. */
  hold(run: string, roster: Roster): void
  ask<Name extends keyof TrialTasks>(name: Name, asked: Asked<Name>): Promise<Answered<Name>>
  close(): void
}

export function openTrials(): TrialClient {
  const worker = new Worker(new URL('./trial-worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, { done(answer: never): void; fail(error: Error): void }>()
  let asked = 0
  worker.addEventListener('message', ({ data: { id, answer, failed } }: MessageEvent) => {
    const call = waiting.get(id)
    waiting.delete(id)
    if (failed === undefined) call?.done(answer as never)
    else call?.fail(new Error(failed))
  })
  // A thread that did not start answers nothing that was asked.
  worker.addEventListener('error', ({ message }) => {
    for (const { fail } of waiting.values()) fail(new Error(message))
    waiting.clear()
  })
  return {
    hold: (run, roster) => worker.postMessage({ name: 'hold', asked: { run, roster } }),
    ask: (name, what) =>
      new Promise((done, fail) => {
        asked += 1
        waiting.set(asked, { done, fail })
        worker.postMessage({ id: asked, name, asked: what })
      }),
    close: () => worker.terminate(),
  }
}
