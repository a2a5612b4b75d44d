/** How long from `npm start` to an answer: with an empty data folder, and with a used one. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Row } from './row.ts'

const root = join(import.meta.dirname, '..')
const warmStarts = 3

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as { port: number }
  await new Promise((closed) => server.close(closed))
  return port
}

/** Resident memory of a process and all below it, MB. */
async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const own = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const below = await Promise.all(children.split(' ').filter(Boolean).map(Number).map(memoryOf))
  return own + below.reduce((sum, each) => sum + each, 0)
}

/** Starts, waits for health, stops; seconds to the first answer. */
async function startOnce(data: string): Promise<{ seconds: number; memory: number }> {
  const port = await freePort()
  const started = performance.now()
  const application = spawn('npm', ['start'], {
    cwd: root,
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, PORT: String(port), LIANJIAN_DATA: data },
  })
  const ended = new Promise((done) => application.once('exit', done))
  for (;;) {
    const answer = await fetch(`http://localhost:${port}/api/health`).catch(() => undefined)
    if (answer?.status === 200) break
    if (application.exitCode !== null) throw new Error('npm start ended before it was ready')
    await new Promise((next) => setTimeout(next, 20))
  }
  const seconds = (performance.now() - started) / 1000
  const memory = await memoryOf(application.pid as number)
  process.kill(-(application.pid as number), 'SIGINT')
  await ended
  return { seconds, memory }
}

export async function run(): Promise<Row[]> {
  const data = await mkdtemp(join(tmpdir(), 'lianjian-bench-'))
  const first = await startOnce(data)
  const warm: Awaited<ReturnType<typeof startOnce>>[] = []
  for (let turn = 0; turn < warmStarts; turn++) warm.push(await startOnce(data))
  await rm(data, { recursive: true, force: true })
  const seconds = warm.map((each) => each.seconds).toSorted((a, b) => a - b)[1] as number
  return [
    {
      name: 'npm start, used data folder',
      ours: `${seconds.toFixed(2)} s`,
      baseline: `${first.seconds.toFixed(2)} s (empty data folder, installed and built)`,
      ratio: seconds / first.seconds,
      bar: '≤ 5 s',
      ok: seconds <= 5,
      memory: `${Math.round(Math.max(...warm.map((each) => each.memory)))} MB with npm and PostgreSQL (shared pages counted repeatedly)`,
      note: `median of ${warmStarts}`,
    },
  ]
}
