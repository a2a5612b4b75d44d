export { writeFacts } from './facts/write-facts.ts'
export { foldCounty } from './totals/fold-county.ts'
export { rebuildCounty, recountCounty } from './totals/recount.ts'
export { startFolding } from './totals/start-folding.ts'
