/** What processes have used: on a machine that others use too, processor time says more than the clock. */
import { readFile } from 'node:fs/promises'

/** Ticks of the kernel's clock in a second, on every Linux that Node runs on. */
const ticks = 100

/** Seconds of processor time of a process and all below it. */
export async function processorSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The name in brackets may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const own = (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticks
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const below = await Promise.all(
    children.split(' ').filter(Boolean).map(Number).map(processorSeconds),
  )
  return own + below.reduce((sum, each) => sum + each, 0)
}

/** Resident memory of a process, MB: now and at its highest. */
export async function memoryOf(pid: number): Promise<{ now: number; peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const of = (name: string) =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024
  return { now: of('VmRSS'), peak: of('VmHWM') }
}
