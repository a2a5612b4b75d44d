/** `npx lianjian pair` as a person runs it, beside an npx command that does nothing. */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildRoster, optimizeRules, type RosterSize } from '#apps/cli/testing/build-roster.ts'
import { writeRoster } from '#apps/cli/testing/write-roster.ts'
import type { Row } from './row.ts'

const root = join(import.meta.dirname, '..')

interface Case {
  name: string
  size: RosterSize
  /** Seconds of wall time, all in all. */
  bar: number
  repeats: number
  rules?: object
}

const cases: Case[] = [
  { name: 'lianjian pair, draw, 119 → 322', size: 'units-119', bar: 1.5, repeats: 5 },
  {
    name: 'lianjian pair, optimize, 119 → 322',
    size: 'units-119',
    bar: 1.5,
    repeats: 5,
    rules: { ...optimizeRules, tiersHard: false },
  },
  { name: 'lianjian pair, optimize, 6,062 × 3,474', size: 'city', bar: 10, repeats: 2 },
]

/** Seconds and peak memory (MB) of one npx command; throws when it fails. */
function time(args: string[]): { seconds: number; memory: number } {
  const started = performance.now()
  const run = spawnSync('/usr/bin/env', ['time', '-f', 'peak %M', 'npx', ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  const seconds = (performance.now() - started) / 1000
  if (run.status !== 0)
    throw new Error(`npx ${args.join(' ')} ended with ${run.status}: ${run.stderr}`)
  const peak = /peak (\d+)/.exec(run.stderr)?.[1]
  return { seconds, memory: Number(peak ?? 0) / 1024 }
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] as number
}

export async function run(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-bench-'))
  const rows: Row[] = []
  for (const [at, each] of cases.entries()) {
    const roster = buildRoster(each.size)
    writeRoster(folder, { ...roster, rules: each.rules ?? roster.rules })
    const file = (name: string) => join(folder, name)
    const pair = [
      ...['lianjian', 'pair', '--supporters', file('supporters.csv')],
      ...['--communities', file('communities.csv'), '--rules', file('rules.json')],
      ...['--seed', 'ab'.repeat(32), '--out', file(`out-${at}`)],
    ]
    const ours: ReturnType<typeof time>[] = []
    const floor: number[] = []
    time(pair)
    for (let turn = 0; turn < each.repeats; turn++) {
      floor.push(time(['lianjian', 'help']).seconds)
      ours.push(time(pair))
    }
    const seconds = median(ours.map((one) => one.seconds))
    rows.push({
      name: each.name,
      ours: `${seconds.toFixed(2)} s`,
      baseline: `${median(floor).toFixed(2)} s (npx lianjian help)`,
      ratio: seconds / median(floor),
      bar: `≤ ${each.bar} s`,
      ok: seconds <= each.bar,
      memory: `${Math.round(Math.max(...ours.map((one) => one.memory)))} MB`,
      note: `median of ${each.repeats}`,
    })
  }
  await rm(folder, { recursive: true, force: true })
  return rows
}
