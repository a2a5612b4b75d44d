export { writeFacts } from './facts/write-facts.ts'
export { foldCounty } from './totals/fold-county.ts'
export { indicatorsTasks } from './totals/jobs.ts'
export { rebuildCounty, recountCounty } from './totals/recount.ts'
