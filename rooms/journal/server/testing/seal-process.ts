/** Seals one county in a process of its own, one statement at a time. */
import { createPrivateKey } from 'node:crypto'
import { createWork } from '#base/server/db/work.ts'
import { connectStepwise, endStepwise } from '../../../../tests/database/stepwise.ts'
import { sealCounty } from '../seal/seal-county.ts'

const [url, county, key] = process.argv.slice(2) as [string, string, string]
const { db } = await connectStepwise(url)
const work = createWork(db, () => new Date(), [])
await sealCounty(work, county, createPrivateKey(key), 5)
endStepwise()
