/**
 * Compiles assembly/network-simplex.ts into src/solver/network-simplex.wasm.ts; with --check only compares,
 * so that the committed bytes cannot drift from their source.
 */
import { readFile, writeFile } from 'node:fs/promises'
import asc from 'assemblyscript/asc'

const folder = new URL('..', import.meta.url)
const written = new URL('../src/solver/network-simplex.wasm.ts', import.meta.url)
const columns = 100

const { error, stderr, binary } = await compile()
if (error || !binary) {
  process.stderr.write(`${stderr}\n${error ?? 'no binary'}\n`)
  process.exit(1)
}
const text = asModule(binary)
if (process.argv.includes('--check')) {
  if ((await readFile(written, 'utf8')) !== text) {
    process.stderr.write(
      'network-simplex.wasm.ts differs from its source: run scripts/build-solver.ts\n',
    )
    process.exit(1)
  }
} else {
  await writeFile(written, text)
  process.stdout.write(`${binary.length} bytes\n`)
}

async function compile() {
  let binary: Uint8Array | undefined
  const { error, stderr } = await asc.main(
    [
      'assembly/network-simplex.ts',
      ...['--runtime', 'stub', '--outFile', 'solver.wasm', '--noAssert'],
      ...['-O3', '--converge', '--use', 'abort='],
    ],
    {
      readFile: (name) => readFile(new URL(name, folder), 'utf8').catch(() => null),
      writeFile: (name, contents) => {
        if (name.endsWith('.wasm')) binary = contents as Uint8Array
      },
      listFiles: () => [],
    },
  )
  return { error, stderr: stderr.toString(), binary }
}

function asModule(bytes: Uint8Array): string {
  const base64 = Buffer.from(bytes).toString('base64')
  const lines = base64.match(new RegExp(`.{1,${columns}}`, 'g')) ?? []
  return [
    '// Written by scripts/build-solver.ts from assembly/network-simplex.ts.',
    `export const solverBase64 = \`\n${lines.join('\n')}\``,
    '',
  ].join('\n')
}
