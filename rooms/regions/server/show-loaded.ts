import type { Transaction } from '#base/server/db/work.ts'
import { type Level, levels, padCode } from '../shared/code.ts'
import { getPaths, readPath } from './paths.ts'
import { listLoadedParts } from './store.ts'

export interface Loaded {
  /** null: the whole country. */
  code: string | null
  name: string | null
  /** Down to here. */
  level: Level
  day: string
  edition: string
}

/** How far down the tree is there: of the country, and of each part that reaches further down. */
export async function showLoaded(tx: Transaction): Promise<Loaded[]> {
  const parts = (await listLoadedParts(tx)).map(({ under, levels: held, day, edition }) => ({
    ...{ under, day, edition },
    depth: Math.max(...held.map((level) => levels.indexOf(level))),
  }))
  const country = Math.max(-1, ...parts.filter(({ under }) => under === '').map(depthOf))
  const own = parts.filter(({ under, depth }) =>
    under === '' ? depth === country : depth > country,
  )
  const codes = own.map(({ under }) => padCode(under)).filter((code) => code !== '')
  const paths = await getPaths(tx, codes)
  return own.map(({ under, depth, day, edition }) => ({
    code: under === '' ? null : padCode(under),
    name: under === '' ? null : readPath(paths.get(padCode(under)) ?? []),
    level: levels[depth] as Level,
    ...{ day, edition },
  }))
}

const depthOf = ({ depth }: { depth: number }) => depth
