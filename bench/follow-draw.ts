/**
 * What every hall and phone asks for each second or two while a draw is held, beside the frozen list that it says the
 * size of: it must not be read for that.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster } from '#base/server/db/embedded/cluster.ts'
import { startApart } from '../tests/pairing/apart.ts'
import { countyCode, furnishCounty, region } from '../tests/pairing/furnish-county.ts'
import { connections, loadGenerator, rounds, seconds, takeTurns } from './load.ts'
import { memoryOf } from './process-use.ts'
import { median, printRows, type Row } from './row.ts'

const [supporters, communities] = [3474, 6062]
const bar = 5

export async function run(): Promise<Row[]> {
  const { url, follow, list, peak, stop } = await announce()
  try {
    const { ours } = await takeTurns({ ours: url }, [{ path: follow, headers: {} }])
    const { read } = await takeTurns({ read: url }, [{ path: list, headers: {} }])
    const [our, their] = [median(ours), median(read)]
    return [
      {
        name: `following a draw in public, ${supporters.toLocaleString('en-US')} × ${communities.toLocaleString('en-US')}`,
        ours: `${our.toFixed(0)} rps`,
        baseline: `${their.toFixed(0)} rps (its frozen list)`,
        ratio: our / their,
        bar: `≥ ${bar}`,
        ok: our / their >= bar,
        memory: `${Math.round(await peak())} MB`,
        note: `median of ${rounds} rounds of ${seconds} s, ${connections} connections, ${loadGenerator}`,
      },
    ]
  } finally {
    await stop()
  }
}

async function announce() {
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-bench-'))
  const cluster = await startCluster(folder)
  const apart = await startApart(cluster)
  const unit = { kind: 'unit', level: 'county', region }
  const village = { kind: 'village', region: '222403102240' }
  const units = Array.from({ length: supporters }, (_, at) => ({
    ...{ ...unit, code: `U${at + 1}`, name: `第${at + 1}局` },
  }))
  const villages = Array.from({ length: communities }, (_, at) => ({
    ...{ ...village, code: `V${at + 1}`, name: `第${at + 1}村` },
  }))
  const county = await furnishCounty(apart, 'units-to-places', {
    supporters: units,
    communities: villages,
  })
  const sheet = (all: typeof units | typeof villages, kind: string) => [
    '编号,名称,类型,等次,最少结对,最多结对',
    ...all.map(({ code, name }, at) => `${code},${name},${kind},${1 + (at % 3)},1,2`),
  ]
  await county.bring('supporters', sheet(units, '单位'))
  await county.bring('communities', sheet(villages, '村'))
  const ask = async (path: string, body: object) => {
    const answer = await county.office.post(path, body)
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const made = await ask(`/api/cycles/${county.cycleId}/runs`, { way: 'tier-draw' })
  const path = `/api/runs/${countyCode}/${made.id}`
  const { version } = await ask(`${path}/freeze`, { version: made.version })
  await ask(`${path}/ceremony`, {
    ...{ version, event: '公开抽签', beacon: { kind: 'dice', event: '骰子' } },
    parties: ['组织部', '村民代表'].map((party) => ({ party, way: 'device' })),
  })
  return {
    url: apart.application.url,
    follow: `/api/public/runs/${countyCode}/${made.id}/ceremony`,
    list: `/api/public/runs/${countyCode}/${made.id}/list.json`,
    peak: async () => (await memoryOf(apart.served().pid)).peak,
    stop: async () => {
      await apart.close()
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

if (import.meta.main) printRows(await run())
