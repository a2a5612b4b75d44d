import { randomUUID } from 'node:crypto'
import type { Work } from '#base/server/db/work.ts'

/** Each in a transaction of its own, as changes come. */
export async function writeEntries(work: Work, countyCode: string, count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    await work.write({ counties: [countyCode] }, (tx) =>
      tx.record({
        countyCode,
        action: 'test.change',
        subject: { kind: 'thing', id: String(at % 7) },
        actor: 'tester',
        reason: `第${at}次，"改" ✓`,
        before: { at },
        after: { at: at + 1, note: randomUUID() },
      }),
    )
  }
}
