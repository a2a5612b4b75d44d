export { routes } from './routes.ts'
export { insertNotes, listNotes } from './store.ts'
