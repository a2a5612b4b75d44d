export { writeFacts } from './facts/write-facts.ts'
export { indicatorsRoutes } from './routes.ts'
export { type Recounted, recountAll } from './totals/recount.ts'
export { startFolding } from './totals/start-folding.ts'
