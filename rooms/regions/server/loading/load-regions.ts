import type pg from 'pg'
import type { ClientBase } from 'pg'
import { openClient } from '#base/server/db/client.ts'
import { kindOf, levelOf, parentOf } from '../../shared/code.ts'
import { readName } from '../../shared/read-name.ts'
import { tokensOf } from '../search/tokens.ts'
import type { Edition, Extent, RegionRow } from './edition.ts'
import { type DeclaredSuccession, findSuccessions } from './find-successions.ts'
import * as store from './store.ts'

export interface LoadReport extends store.Differences {
  rows: number
  tokens: number
  successions: number
}

export interface LoadOptions {
  now: Date
  successions?: readonly DeclaredSuccession[]
  /** Told from time to time how far a step has come. */
  onProgress?: (step: 'read' | 'compare' | 'apply' | 'index', done: number, of?: number) => void
}

/** A load that would make the tree wrong; nothing of it was written. */
export class LoadRefused extends Error {
  readonly faults: readonly LoadFault[]

  constructor(faults: readonly LoadFault[]) {
    super(faults.map(({ code, fault }) => `${code} ${fault}`).join('; '))
    this.name = 'LoadRefused'
    this.faults = faults
  }
}

export interface LoadFault {
  /** Of the region, or the day, that the fault is about. */
  code: string
  fault:
    | 'malformed'
    | 'outside'
    | 'twice'
    | 'no-parent'
    | 'open-children'
    | 'newer-loaded'
    | 'unknown-succession'
    | 'empty'
}

/** Rows sent to the database at once: few round trips, and little memory on both sides. */
const batchSize = 20_000
/** More faults than this have one cause, which the first ones show. */
const mostFaults = 200

/**
 * Brings a part of the tree to the state of an edition: opens what is new, keeps the former form of what changed,
 * closes what is gone and writes down what became of it. The same edition again changes nothing.
 *
 * @param client of the administrative connection; all happens in one transaction of its own
 * @throws LoadRefused with all faults (at most 200), and nothing written
 */
export async function loadRegions(
  client: ClientBase,
  rows: AsyncIterable<RegionRow> | Iterable<RegionRow>,
  edition: Edition,
  extent: Extent,
  options: LoadOptions,
): Promise<LoadReport> {
  await client.query('begin')
  try {
    await store.lockLoads(client)
    await refuseOlder(client, edition, extent)
    await store.createStaging(client)
    const count = await stageAll(client, rows, edition, extent, options)
    const changes = await applyChanges(client, edition, extent, options)
    await store.recordLoad(client, edition, extent, count, options.now)
    await client.query('commit')
    if (changes.tokens > batchSize) await store.tidy(client)
    return { rows: count, ...changes }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

/** History is written forwards: an older edition on top of a newer one would close what has opened since. */
async function refuseOlder(client: ClientBase, edition: Edition, extent: Extent): Promise<void> {
  const days = [
    await store.findNewestChange(client, extent),
    await store.findNewestLoad(client, extent),
  ]
  const newer = days.filter((day) => day !== undefined && day > edition.day)
  const [newest] = newer.sort().reverse()
  if (newest !== undefined) throw new LoadRefused([{ code: newest, fault: 'newer-loaded' }])
}

async function stageAll(
  client: ClientBase,
  rows: AsyncIterable<RegionRow> | Iterable<RegionRow>,
  edition: Edition,
  extent: Extent,
  { onProgress }: LoadOptions,
): Promise<number> {
  const faults: LoadFault[] = []
  let batch: store.Incoming[] = []
  let count = 0
  const send = async () => {
    await store.stage(client, batch)
    batch = []
    onProgress?.('read', count)
  }
  for await (const row of rows) {
    const fault = faultOf(row, extent)
    if (fault && faults.length < mostFaults) faults.push({ code: row.code, fault })
    if (fault) continue
    batch.push(incomingOf(row))
    count++
    if (batch.length === batchSize) await send()
  }
  await send()
  if (count === 0 && faults.length === 0) faults.push({ code: extent.under, fault: 'empty' })
  const left = mostFaults - faults.length
  faults.push(...(await store.findStagedFaults(client, edition.day, left)))
  if (faults.length > 0) throw new LoadRefused(faults)
  return count
}

function faultOf(
  { code, level, officialName }: RegionRow,
  extent: Extent,
): LoadFault['fault'] | null {
  if (!/^[1-9]\d{11}$/.test(code) || officialName.trim() === '' || officialName.length > 100) {
    return 'malformed'
  }
  // A county may bear its prefecture's code; otherwise the zeros of a code say its level.
  const says = levelOf(code)
  if (says !== level && !(says === 'prefecture' && level === 'county')) return 'malformed'
  return code.startsWith(extent.under) && extent.levels.includes(level) ? null : 'outside'
}

function incomingOf({ code, level, officialName }: RegionRow): store.Incoming {
  return {
    code,
    level,
    kind: kindOf(code, level, officialName),
    name: readName(officialName),
    officialName,
    parentCode: parentOf(code, level),
  }
}

async function applyChanges(
  client: ClientBase,
  edition: Edition,
  extent: Extent,
  options: LoadOptions,
): Promise<Omit<LoadReport, 'rows'>> {
  options.onProgress?.('compare', 0)
  const differences = await store.compare(client, extent)
  options.onProgress?.('apply', 0)
  await store.applyDifferences(client, edition)
  if (differences.closed > 0) {
    const trunkless = await store.findTrunkless(client, mostFaults)
    const faults = trunkless.map((code) => ({ code, fault: 'open-children' as const }))
    if (faults.length > 0) throw new LoadRefused(faults)
  }
  const successions = await recordSuccessions(client, edition.day, options.successions ?? [])
  const tokens = await indexNames(client, options)
  return { ...differences, successions, tokens }
}

async function recordSuccessions(
  client: ClientBase,
  day: string,
  declared: readonly DeclaredSuccession[],
): Promise<number> {
  const codes = declared.flatMap(({ from, to }) => [from, to])
  const unknown = await store.findUnknownCodes(client, codes)
  if (unknown.length > 0) {
    throw new LoadRefused(unknown.map((code) => ({ code, fault: 'unknown-succession' })))
  }
  const { closed, opened } = await store.listClosedAndOpened(client)
  const successions = findSuccessions(closed, opened, declared)
  if (successions.length > 0) await store.insertSuccessions(client, day, successions)
  return successions.length
}

async function indexNames(client: ClientBase, { onProgress }: LoadOptions): Promise<number> {
  const total = await store.openNames(client)
  let done = 0
  for (;;) {
    const names = await store.fetchNames(client, batchSize)
    if (names.length === 0) break
    await store.stageTokens(
      client,
      names.flatMap((name) => tokensOf(name).map((token) => ({ name, ...token }))),
    )
    done += names.length
    onProgress?.('index', done, total)
  }
  return store.insertTokens(client)
}

/** Opens an administrative connection for one act. */
export async function withAdmin<T>(
  adminUrl: string,
  act: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = await openClient({
    connectionString: adminUrl,
    application_name: 'lianjian regions',
  })
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}
