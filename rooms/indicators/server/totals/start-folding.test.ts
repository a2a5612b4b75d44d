import { expect, test, vi } from 'vitest'
import { newId } from '#base/server/new-id.ts'
import { county, scope, useCounted } from '../../testing/counted.ts'
import { startFolding } from './start-folding.ts'

const counted = useCounted()
const silent = { error: () => undefined, debug: () => undefined }

const waiting = () =>
  counted.database.work.read(scope, (tx) =>
    tx.db.selectFrom('indicators.unfolded').select('id').where('countyCode', '=', county).execute(),
  )

test('what is counted while it runs is folded without anybody asking, until it is stopped', async () => {
  const { work } = counted.database
  const folding = startFolding({ work, log: silent })
  const record = () => ({ kind: 'deed', id: newId(), version: 1 })
  await counted.record({ facts: [counted.fact({ record: record() })] })
  await vi.waitFor(async () => expect(await waiting()).toEqual([]), { timeout: 20_000 })
  await folding.stop()
  await counted.record({ facts: [counted.fact({ record: record() })] })
  expect(await waiting()).toHaveLength(1)
})
