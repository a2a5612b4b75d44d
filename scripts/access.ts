/** Writes docs/access.md from the table that the access tests are made from; with --check it fails on drift. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { capabilitiesOf } from '#apps/server/access/capabilities.ts'
import { type RoleName, roleNames, roles, roleWords } from '#rooms/identity/shared/roles.ts'
import { type DutyPlace, dutyPlaces, targets, targetWords } from '../tests/access/posts.ts'
import { rows } from '../tests/access/rows.ts'
import { nameOf, protectedRoutes } from '../tests/access/table.ts'

const file = join(import.meta.dirname, '..', 'docs', 'access.md')

const beyondWords = {
  refused: 'refused',
  invisible: 'invisible',
  empty: 'left out',
  anywhere: '–',
} as const

function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')
}

function mark(role: RoleName, capability: string): string {
  const held: readonly string[] = capabilitiesOf[role]
  if (!held.includes(capability)) return ''
  return roles[role].secondFactor ? '✓²' : '✓'
}

const routesTable = table(
  ['route', 'capability', ...roleNames, 'beyond the place'],
  protectedRoutes
    .filter(({ access }) => access !== 'signed-in')
    .map((route) => {
      const { capability } = route.access as { capability: string }
      const row = rows.find((each) => each.route === nameOf(route))
      if (!row) throw new Error(`tests/access/rows has no row for ${nameOf(route)}`)
      return [
        `\`${nameOf(route)}\``,
        capability,
        ...roleNames.map((role) => mark(role, capability)),
        beyondWords[row.beyond],
      ]
    }),
)

const rolesTable = table(
  ['role', '角色', 'granted on', 'capabilities'],
  roleNames.map((role) => [
    role,
    roleWords[role].zh,
    roles[role].scopes.join(', '),
    capabilitiesOf[role].map((each) => `\`${each}\``).join(' '),
  ]),
)

const placesTable = table(
  ['place of duty', 'kind', ...targets.map((target) => targetWords[target])],
  Object.values<DutyPlace>(dutyPlaces).map(({ words, kind, covers }) => [
    words,
    kind,
    ...targets.map((target) => (covers.includes(target) ? '✓' : '')),
  ]),
)

const own = protectedRoutes.filter(({ access }) => access === 'signed-in').map(nameOf)

const text = `# Who may what, where

Made by \`npm run access\` from \`apps/server/access/capabilities.ts\` and \`tests/access\`; do not edit. Every cell is
tested over HTTP (\`tests/access/routes.test.ts\`), and what lies under it with row-level security alone
(\`tests/access/row-security.test.ts\`).

## Roles

${rolesTable}

## Routes

✓ within the place of duty; ✓² only in a session that passed a second factor; empty: refused (403). What lies beyond the
place is refused (403), invisible (404, its existence is not told) or left out of the list. A grant that has ended or not
begun is none. Whoever is not signed in is asked to (401).

${routesTable}

For anybody who is signed in, about themselves: ${own.map((each) => `\`${each}\``).join(', ')}.

## Places

What a place of duty covers, on the places that the tests use.

${placesTable}
`

if (!process.argv.includes('--check')) await writeFile(file, text)
else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
  console.error(`${file} differs from the table of access; run npm run access`)
  process.exitCode = 1
}
