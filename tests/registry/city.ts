/**
 * The registry of a whole city as its office keeps it: brought in, corrected, re-organised, taken out, and brought in
 * again with nothing changed. 信阳 has 6,062 branches and 3,474 villages.
 */
import { writeCsv } from '#base/server/tables/write-csv.ts'
import type { RegistryServer } from './run-server.ts'

export interface CitySize {
  villages: number
  branches: number
}

export interface Seat {
  code: string
  name: string
}

export interface Step {
  what: string
  seconds: number
}

type Row = (string | number)[]

const villageHeader = ['编号', '名称', '类型', '区划代码', '户数']
const branchHeader = ['编号', '名称', '类型', '层级', '区划代码', '上级单位', '党员数']

export class City {
  readonly steps: Step[] = []
  readonly #server: RegistryServer
  readonly #size: CitySize
  readonly #seats: readonly Seat[]

  /** @param seats villages of the city, by their real codes */
  constructor(server: RegistryServer, size: CitySize, seats: readonly Seat[]) {
    this.#server = server
    this.#size = size
    this.#seats = seats
  }

  /** @throws as soon as something is not as it has to be */
  async live(): Promise<Step[]> {
    const villages = this.#villages()
    const branches = this.#branches()
    await this.#time('villages, with a fault in every 500th row', async () => {
      const wrong = villages.map((row, at) => (at % 500 === 99 ? row.with(3, '12345') : row))
      const { state, faultCount } = await this.#bring('community', villageHeader, wrong)
      const faults = wrong.filter((_, at) => at % 500 === 99).length
      demand(state === 'faulty' && faultCount === faults, `${faults} faults, not ${faultCount}`)
    })
    await this.#import('villages, corrected', 'community', villageHeader, villages, {
      new: villages.length,
    })
    await this.#import('branches', 'supporter', branchHeader, branches, { new: branches.length })
    const { corrected, changed, missing } = this.#correct(branches)
    await this.#import(
      'branches, a second file: a tenth renamed, a fiftieth missing and closed',
      'supporter',
      branchHeader,
      corrected,
      { changed, missing },
      'close',
    )
    await this.#time('re-organised: renamed, moved, closed and merged in bulk', () =>
      this.#reorganise(),
    )
    for (const side of ['supporter', 'community']) {
      for (const kind of ['csv', 'xlsx']) await this.#takeOutAndIn(side, kind)
    }
    return this.steps
  }

  #villages(): Row[] {
    return Array.from({ length: this.#size.villages }, (_, at) => {
      const { code, name } = this.#seat(at)
      const round = Math.trunc(at / this.#seats.length)
      return [`V${at}`, round === 0 ? name : `${name}${round}组`, '村', code, 80 + (at % 900)]
    })
  }

  /** To each twenty a committee that the other nineteen hang on, by its name. */
  #branches(): Row[] {
    return Array.from({ length: this.#size.branches }, (_, at) => {
      const committee = at - (at % 20)
      const { code, name } = this.#seat(at)
      const above = `第${committee / 20 + 1}机关党委`
      return at === committee
        ? [`B${at}`, above, '单位', '市', code, '', 90]
        : [`B${at}`, `${name}第${at}党支部`, '支部', '县', code, above, 10 + (at % 60)]
    })
  }

  #seat(at: number): Seat {
    return this.#seats[at % this.#seats.length] as Seat
  }

  /** Branches only: what hangs on a committee names it. */
  #correct(branches: readonly Row[]) {
    const corrected = branches
      .filter((_, at) => at % 50 !== 49)
      .map((row) =>
        Number(String(row[0]).slice(1)) % 10 === 1 ? row.with(1, `${row[1]}（改）`) : row,
      )
    const changed = corrected.filter((row) => String(row[1]).endsWith('（改）')).length
    return { corrected, changed, missing: branches.length - corrected.length }
  }

  async #reorganise(): Promise<void> {
    const all = await this.#list('supporter')
    const leaves = all.filter(({ kind }) => kind === 'branch')
    const committees = all.filter(({ kind }) => kind === 'unit')
    const [target] = committees
    const share = Math.trunc(leaves.length / 10)
    const part = (nth: number) => leaves.slice(nth * share, (nth + 1) * share)
    const many = (verb: string, items: object[]) =>
      this.#ask('POST', `/${verb}`, { items, reason: '机构改革' })
    await many(
      'rename',
      part(0).map(({ id, version, name }) => ({ id, version, name: `${name}（新）` })),
    )
    await many(
      'move',
      part(1).map(({ id, version }) => ({ id, version, parentId: target?.id })),
    )
    await many(
      'close',
      part(2).map(({ id, version }) => ({ id, version })),
    )
    for (let at = 3; at + 1 < committees.length && at < 20; at += 2) {
      const [from, to] = committees.slice(at, at + 2) as [Told, Told]
      const of = ({ id, version }: Told) => ({ id, version })
      const body = { kind: 'merged', from: [of(from)], to: of(to), reason: '机构改革' }
      await this.#ask('POST', '/merge', body)
    }
  }

  async #takeOutAndIn(side: string, kind: string): Promise<void> {
    const query = new URLSearchParams({ county: this.#server.county, side })
    let bytes = new Uint8Array()
    await this.#time(`export of ${side} as ${kind}`, async () => {
      const url = `${this.#server.url}/api/organizations/export.${kind}?${query}`
      bytes = await (await fetch(url)).bytes()
    })
    await this.#time(`${side} as ${kind} brought in again: nothing changed`, async () => {
      const { state, counts } = await this.#read(bytes, side, `名单.${kind}`)
      const { new: added, changed, missing } = counts ?? {}
      const isSame = state === 'previewed' && [added, changed, missing].every((each) => each === 0)
      demand(isSame && counts.unchanged > 0, `${state} ${JSON.stringify(counts)}`)
    })
  }

  async #import(
    what: string,
    side: string,
    header: string[],
    rows: Row[],
    expected: Record<string, number>,
    missing: 'keep' | 'close' = 'keep',
  ): Promise<void> {
    await this.#time(what, async () => {
      const { path, state, counts, version } = await this.#bring(side, header, rows)
      const wrong = Object.entries(expected).filter(([name, count]) => counts?.[name] !== count)
      demand(state === 'previewed' && wrong.length === 0, `${state} ${JSON.stringify(counts)}`)
      await this.#server.ask('POST', `${path}/apply`, { version, missing, reason: '名册核对' })
      const applied = await this.#server.waitFor(path, ['applied', 'previewed', 'failed'])
      demand(applied.state === 'applied', `${applied.state} ${JSON.stringify(applied.stale)}`)
    })
  }

  #bring(side: string, header: string[], rows: Row[]): Promise<Told> {
    return this.#read(Buffer.from(writeCsv(header, rows)), side, '名册.csv')
  }

  async #read(bytes: Uint8Array, side: string, name: string): Promise<Told> {
    const path = await this.#server.bring(bytes, side, name)
    return { path, ...(await this.#server.waitFor(path, ['previewed', 'faulty', 'failed'])) }
  }

  async #list(side: string): Promise<Told[]> {
    const all: Told[] = []
    let after = ''
    for (;;) {
      const query = new URLSearchParams({ county: this.#server.county, side, limit: '200' })
      if (after !== '') query.set('after', after)
      const { items, next } = await this.#server.ask('GET', `/api/organizations?${query}`)
      all.push(...items)
      if (next === undefined) return all
      after = next
    }
  }

  #ask(method: string, path: string, body: unknown): Promise<Told> {
    return this.#server.ask(method, `/api/organizations/${this.#server.county}${path}`, body)
  }

  async #time(what: string, act: () => Promise<void>): Promise<void> {
    const started = performance.now()
    await act()
    this.steps.push({ what, seconds: (performance.now() - started) / 1000 })
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the city knows what an answer holds
type Told = any

function demand(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(otherwise)
}
