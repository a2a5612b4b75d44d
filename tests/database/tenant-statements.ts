/**
 * Holds every statement of a test to the rule that a tenant table is only ever reached by county: a forgotten
 * predicate returns nothing foreign, but it reads the whole table and cannot be sent to the county's own node.
 */
import type pg from 'pg'

/** Statements about the table itself, which the serving role's rights hold back. */
const aboutTables = /^\s*(alter|create|drop|grant|revoke|comment)\b/

/** @returns what is wrong with the statement, or undefined */
export function countyFault(
  statement: string,
  tenantTables: ReadonlySet<string>,
): string | undefined {
  const tokens = tokensOf(statement)
  if (aboutTables.test(tokens.join(' '))) return undefined
  // Behind a cast it names the form of a row, and none is read.
  const reached = [...tokens.keys()].filter(
    (at) => tenantTables.has(tokens[at] as string) && tokens[at - 1] !== ':',
  )
  if (reached.length === 0) return undefined
  const inserted = reached.filter((at) => tokens[at - 1] === 'into' && tokens[at - 2] === 'insert')
  for (const at of inserted) {
    const columns = tokens.slice(at, tokens.indexOf(')', at))
    if (!columns.includes('county_code')) return `inserts into ${tokens[at]} without county_code`
  }
  const compared = countComparisons(tokens)
  const read = reached.length - inserted.length
  if (compared >= read) return undefined
  const tables = [...new Set(reached.map((at) => tokens[at]))].join(', ')
  return `reaches ${tables} ${read} times and compares county_code ${compared} times`
}

/** Names with their dots, parameters, brackets and operators; literals and comments say nothing here. */
function tokensOf(statement: string): string[] {
  const text = statement
    .replace(/'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//g, ' literal ')
    .replaceAll('"', '')
    .toLowerCase()
  return text.match(/[a-z_$][\w$.]*|[<>=!]+|\S/g) ?? []
}

/** What stands between two words that begin a part of a statement. */
interface Clause {
  word: string
  or: boolean
}

/** What stands in brackets, or between `case` and `end`. */
interface Group {
  within: Clause | undefined
  /** In `not (…)` and `filter (where …)` a comparison holds no row back. */
  idle: boolean
  parent: Group | undefined
}

const clauseWords = new Set(
  'select from join using on where group order having limit offset union intersect except returning set values when then else do'.split(
    ' ',
  ),
)

/** How often `county_code` is held to something that each row must meet. */
function countComparisons(tokens: readonly string[]): number {
  const found: { clause: Clause; group: Group }[] = []
  let group: Group = { within: undefined, idle: false, parent: undefined }
  let clause: Clause = { word: '', or: false }
  for (const [at, token] of tokens.entries()) {
    if (token === '(' || token === 'case') {
      const idle = ['not', 'filter'].includes(tokens[at - 1] as string) || token === 'case'
      group = { within: clause, idle, parent: group }
      clause = { word: '', or: false }
    } else if (token === ')' || token === 'end') {
      clause = group.within ?? clause
      group = group.parent ?? group
    } else if (clauseWords.has(token)) {
      clause = { word: token, or: false }
    } else if (token === 'or') {
      clause.or = true
    } else if (isCompared(tokens, at)) {
      found.push({ clause, group })
    }
  }
  return found.filter(({ clause: of, group: around }) => holdsRows(of, around)).length
}

const isCounty = (token: string | undefined) => /^(\w+\.)*county_code$/.test(token ?? '')

function isCompared(tokens: readonly string[], at: number): boolean {
  const [before, token, after, other] = tokens.slice(Math.max(at - 1, 0), at + 3)
  if (at === 0 || !isCounty(token) || before === 'not') return false
  if (after === '=') return other !== token
  if (after === 'in' || after === 'between') return true
  return before === '=' && !isCounty(tokens[at - 2])
}

/** Whether it stands in a `where` or an `on`, with no `or` and no `not` around it. */
function holdsRows(clause: Clause, group: Group): boolean {
  let [at, around]: [Clause, Group | undefined] = [clause, group]
  while (around && !around.idle && !at.or) {
    if (at.word !== '') return at.word === 'where' || at.word === 'on'
    if (!around.within) return false
    ;[at, around] = [around.within, around.parent]
  }
  return false
}

/** Makes every client of the pool refuse a statement that reaches a tenant table without its county. */
export async function guardStatements(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.attname = 'county_code' and c.relkind in ('r', 'p') and c.relrowsecurity`)
  const tenantTables = new Set(rows.map(({ name }) => name))
  const guarded = new WeakSet<pg.PoolClient>()
  pool.on('acquire', (client) => {
    if (guarded.has(client)) return
    guarded.add(client)
    const send = client.query.bind(client) as (...args: unknown[]) => unknown
    Object.assign(client, {
      query: (...args: unknown[]) => {
        const [first] = args
        const text = typeof first === 'string' ? first : (first as { text?: string }).text
        const fault = text === undefined ? undefined : countyFault(text, tenantTables)
        if (fault) throw new Error(`${fault}:\n${text}`)
        return send(...args)
      },
    })
  })
}
