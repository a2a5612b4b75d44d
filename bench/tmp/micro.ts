import { createHmac, randomUUID } from 'node:crypto'
import { canonicalJson } from '@lianjian/pairing/canonical'
import {
  CamelCasePlugin,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import { newId } from '#base/server/new-id.ts'
import { tokensOf } from '#rooms/organizations/server/search/tokens.ts'
import { normalName } from '#rooms/organizations/shared/normal-name.ts'

const cpu = (name: string, f: () => void) => {
  const b = process.cpuUsage()
  f()
  const a = process.cpuUsage(b)
  console.log(name, Math.round((a.user + a.system) / 1000), 'ms')
}
cpu('calibrate', () => {
  let x = 0
  for (let i = 0; i < 3e8; i++) x = (x + i * 7) | 0
  return x
})
const row = () => ({
  countyCode: '222403',
  id: randomUUID(),
  side: 'supporter',
  code: 'Z000001',
  name: '官地村第3党支部',
  kind: 'branch',
  level: 'county',
  function: null,
  regionCode: '222403108204',
  homeCountyCode: null,
  beginsOn: '2026-01-01',
  endsOn: null,
  parentId: randomUUID(),
  socialCreditCode: null,
  members: 12,
  households: null,
  normalName: '官地村第三支部',
  version: 1,
  changedAt: new Date().toISOString(),
})
const rows = Array.from({ length: 20000 }, row)
const key = Buffer.alloc(32, 1)
let texts: string[] = []
cpu('canonicalJson', () => {
  texts = rows.map((r) => canonicalJson(r))
})
cpu('JSON.stringify', () => {
  rows.map((r) => JSON.stringify(r))
})
cpu('hmac', () => {
  texts.map((t) => createHmac('sha256', key).update(t).digest())
})
cpu('newId', () => {
  rows.map(() => newId())
})
const db = new Kysely<any>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (d) => new PostgresIntrospector(d),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
  plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
})
cpu('kysely values', () => {
  for (let at = 0; at < 20000; at += 2000)
    db.insertInto('journal.entries')
      .values(
        rows.slice(at, at + 2000).map((r) => ({
          countyCode: r.countyCode,
          id: r.id,
          at: r.changedAt,
          actor: 'x',
          action: 'y',
          subjectKind: 'z',
          subjectId: r.id,
          reason: null,
          beforeHash: null,
          afterHash: key,
        })),
      )
      .compile()
})
cpu('tokensOf', () => {
  rows.slice(0, 2000).flatMap((r, at) => tokensOf({ code: r.code, name: `官地村第${at}党支部` }))
})
cpu('normalName', () => {
  rows.map((r) => normalName(r.name))
})
cpu('stringify rows', () => {
  rows.map((r) => JSON.stringify({ name: r.name, kind: r.kind, a: 1, b: null, c: r.regionCode }))
})
