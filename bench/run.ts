/** `npm run bench [names]`: every figure the documents name, beside its baseline, in one run. */
import type { Row } from './row.ts'

const benches: Record<string, () => Promise<{ run(): Promise<Row[]> }>> = {
  start: () => import('./start.ts'),
  pair: () => import('./pair-command.ts'),
  runs: () => import('./lead-run.ts'),
  follow: () => import('./follow-draw.ts'),
  studio: () => import('./studio.ts'),
  verify: () => import('./verify-page.ts'),
  list: () => import('./scoped-list.ts'),
  'signed-in': () => import('./signed-in-list.ts'),
  policies: () => import('./row-security.ts'),
  journal: () => import('./journal.ts'),
  organizations: () => import('./organizations-search.ts'),
  picker: () => import('./region-picker.ts'),
  imports: () => import('./import-roster.ts'),
  exports: () => import('./export-roster.ts'),
  city: () => import('./city-registry.ts'),
  deeds: () => import('./deeds.ts'),
}

function print(row: Row): void {
  console.log(
    [
      `${row.ok ? 'ok  ' : 'MISS'} ${row.name}`,
      `  ours ${row.ours}   beside ${row.baseline}   ratio ${row.ratio.toFixed(2)}   bar ${row.bar}`,
      `  memory ${row.memory}   ${row.note}`,
    ].join('\n'),
  )
}

const wanted = process.argv.slice(2)
const names = wanted.length > 0 ? wanted : Object.keys(benches)
for (const name of names) {
  const load = benches[name]
  if (!load) throw new Error(`no bench ${name}; there are ${Object.keys(benches).join(', ')}`)
  const bench = await load()
  for (const row of await bench.run()) {
    print(row)
    if (!row.ok) process.exitCode = 1
  }
}
