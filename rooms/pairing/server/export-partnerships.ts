import { Readable } from 'node:stream'
import type { Work } from '#base/server/db/work.ts'
import { toTraditional } from '#base/server/http/traditional.ts'
import { writeCsvRow } from '#base/server/tables/write-csv.ts'
import type { Language } from '#base/shared/language.ts'
import { type Saying, say } from '#base/shared/words.ts'
import type { PublicPartnership } from '../shared/schema.ts'
import { originWords } from '../shared/words.ts'
import { listPublicPartnerships } from './public-partnerships.ts'

interface ExportOf {
  counties: readonly string[]
  cycleId: string
  demo: boolean
}

/** Rows per transaction: a long export holds no transaction open for long. */
const batchSize = 500

const columns: [Saying, (item: PublicPartnership, language: Language) => string][] = [
  [{ zh: '包联方编号', en: 'supporter code' }, (item) => item.supporter.code],
  [{ zh: '包联方', en: 'supporter' }, (item) => item.supporter.name],
  [{ zh: '村（社区）区划代码', en: 'community region code' }, (item) => item.community.regionCode],
  [{ zh: '村（社区）', en: 'community' }, (item) => item.community.name],
  [{ zh: '乡镇（街道）', en: 'township' }, (item) => item.community.township],
  [{ zh: '怎么结的对', en: 'origin' }, (item, language) => say(originWords[item.origin], language)],
  [{ zh: '从哪天起', en: 'since' }, (item) => item.since],
  [{ zh: '到哪天止', en: 'until' }, (item) => item.until],
  [{ zh: '为什么', en: 'why' }, (item) => item.why],
]

const demoNote: [Saying, Saying] = [
  { zh: '说明', en: 'note' },
  { zh: '演示数据，不是真实结对', en: 'demo data, not a real pairing' },
]

/** Names too, as the pages write them. */
export function inScript(text: string, language: Language): string {
  return language === 'zh-Hant' ? toTraditional(text) : text
}

/** All partnerships under one header, streamed; UTF-8 with a byte order mark, which spreadsheets need. */
export function exportPartnerships(
  read: Work['read'],
  { counties, cycleId, demo }: ExportOf,
  language: Language,
): Readable {
  const line = (cells: string[]) => inScript(writeCsvRow(cells), language)
  async function* lines() {
    const header = columns.map(([name]) => say(name, language))
    if (demo) header.push(say(demoNote[0], language))
    yield `\ufeff${line(header)}`
    let after: string | undefined
    do {
      const page = await read({ counties }, (tx) =>
        listPublicPartnerships(tx, { counties, cycleId, after, limit: batchSize }, language),
      )
      for (const item of page.items) {
        const row = columns.map(([, cellOf]) => cellOf(item, language))
        if (demo) row.push(say(demoNote[1], language))
        yield line(row)
      }
      after = page.next
    } while (after)
  }
  return Readable.from(lines())
}
