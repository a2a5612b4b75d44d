/** `npm run faults`: kills server and database sixteen times in the middle of imports. */
process.env.LIANJIAN_KILLS = '16'
process.argv.push('tests/registry/killed-imports.test.ts')
await import('./test.mjs')
