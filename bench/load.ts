/** Sixteen connections that ask for lists as fast as they are answered: wrk where it is installed, else our own loop. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Asked {
  path: string
  headers: Record<string, string>
}

interface Load {
  requestsPerSecond: number
  /** Answers that were not 200, and requests that were not answered. */
  failed: number
}

export const connections = 16
export const loadGenerator =
  spawnSync('wrk', ['-v'], { stdio: 'ignore' }).error === undefined ? 'wrk' : "node's http"

export const rounds = 5
export const seconds = 4

/**
 * One round to warm up, then each server in turn, so that what else the machine does falls on all of them.
 *
 * @returns requests per second of each round
 */
export async function takeTurns<Name extends string>(
  servers: Record<Name, string>,
  asked: Asked[],
): Promise<Record<Name, number[]>> {
  const names = Object.keys(servers) as Name[]
  const rates = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    number[]
  >
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const { requestsPerSecond, failed } = await load(servers[name], asked, seconds)
      if (failed > 0) throw new Error(`${name}: ${failed} requests failed`)
      if (round > 0) rates[name].push(requestsPerSecond)
    }
  }
  return rates
}

/** @param asked asked for in turn */
async function load(url: string, asked: Asked[], seconds: number): Promise<Load> {
  return loadGenerator === 'wrk' ? loadByWrk(url, asked, seconds) : loadByNode(url, asked, seconds)
}

async function loadByWrk(url: string, asked: Asked[], seconds: number): Promise<Load> {
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-wrk-'))
  const script = join(folder, 'asked.lua')
  const lines = asked.map(({ path, headers }) => {
    const fields = Object.entries(headers).map(([name, value]) => `["${name}"]="${value}"`)
    return `  wrk.format("GET", "${path}", {${fields.join(', ')}}),`
  })
  // wrk knows the address, which each request names, only once it calls init.
  await writeFile(
    script,
    `local asked = {}
local at = 0
function init(args)
  asked = {
${lines.join('\n')}
  }
end
function request()
  at = at % #asked + 1
  return asked[at]
end
`,
  )
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', script, url]
  const child = spawn('wrk', args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  await new Promise((done) => child.once('close', done))
  await rm(folder, { recursive: true, force: true })
  const refused = Number(/Non-2xx or 3xx responses: (\d+)/.exec(said)?.[1] ?? 0)
  const errors = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(said)
  const unanswered = (errors?.slice(1) ?? []).reduce((sum, each) => sum + Number(each), 0)
  const rate = /Requests\/sec:\s+([\d.]+)/.exec(said)?.[1]
  if (rate === undefined) throw new Error(`wrk said nothing of its rate:\n${said}`)
  return { requestsPerSecond: Number(rate), failed: refused + unanswered }
}

async function loadByNode(url: string, asked: Asked[], seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const end = performance.now() + seconds * 1000
  let answered = 0
  let failed = 0
  let at = 0
  const ask = ({ path, headers }: Asked) =>
    new Promise<void>((done) => {
      const request = get(`${url}${path}`, { agent, headers }, (response) => {
        if (response.statusCode !== 200) failed += 1
        response.resume().once('end', done)
      })
      request.once('error', () => {
        failed += 1
        done()
      })
    })
  const keepAsking = async () => {
    while (performance.now() < end) {
      at = (at + 1) % asked.length
      await ask(asked[at] as Asked)
      answered += 1
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: connections }, keepAsking))
  agent.destroy()
  return { requestsPerSecond: (answered * 1000) / (performance.now() - began), failed }
}
