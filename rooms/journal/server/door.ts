export { entryWriter } from './write-entry.ts'
