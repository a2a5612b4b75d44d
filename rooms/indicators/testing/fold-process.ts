/** Folds one county in a process of its own, one statement at a time. */
import { createWork } from '#base/server/db/work.ts'
import { connectStepwise, endStepwise } from '../../../tests/database/stepwise.ts'
import { foldCounty } from '../server/totals/fold-county.ts'

const [url, county] = process.argv.slice(2) as [string, string]
const { db } = await connectStepwise(url)
await foldCounty(
  createWork(db, () => new Date(), []),
  county,
  5,
)
endStepwise()
