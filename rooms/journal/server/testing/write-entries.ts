import { randomUUID } from 'node:crypto'
import type { Work } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'

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

/**
 * So many records changed as one, in entries that they share.
 *
 * @returns the ids of the records, ascending, and of what it was part of
 */
export async function writeMany(
  work: Work,
  countyCode: string,
  count: number,
): Promise<{ ids: string[]; whole: string }> {
  const ids = Array.from({ length: count }, () => newId())
  const whole = newId()
  await work.write({ counties: [countyCode] }, (tx) =>
    tx.recordAll(
      ids.map((id, at) => ({
        countyCode,
        action: 'test.change-many',
        subject: { kind: 'thing', id },
        actor: 'tester',
        before: { at },
        after: { at: at + 1 },
      })),
      { within: { kind: 'whole', id: whole } },
    ),
  )
  return { ids, whole }
}
