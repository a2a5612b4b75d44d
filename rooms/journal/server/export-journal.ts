/** The whole log of a county as lines of JSON, docs/journal.md; anybody can check it without us. */
import { canonicalJson } from '@lianjian/pairing/canonical'
import type { Work } from '#base/server/db/work.ts'
import { entryOf, entryText } from './entry-bytes.ts'
import { listPublicKeys, signedHeadOf } from './list-heads.ts'
import * as store from './store.ts'

export const exportFormat = 'lianjian-journal/1'

/**
 * At most: a page of the log at a time, each in a transaction of its own, because what is sealed does not change
 * between them.
 */
const leavesPerPage = 2000

/** @returns the size that was sealed when the export began, and its text in parts */
export async function exportJournal(
  work: Pick<Work, 'read'>,
  countyCode: string,
): Promise<{ size: number; parts: AsyncIterable<string> }> {
  const scope = { counties: [countyCode] }
  const { size, keys } = await work.read(scope, async (tx) => ({
    size: (await store.findNewestHead(tx, countyCode))?.size ?? 0,
    keys: await listPublicKeys(tx),
  }))
  async function* parts() {
    yield `${canonicalJson({ format: exportFormat, county: countyCode, size, keys })}\n`
    let from = 0
    while (from < size) {
      const [leaves, heads] = await work.read(scope, async (tx) => {
        const page = await store.listLeaves(
          tx,
          countyCode,
          from,
          Math.min(leavesPerPage, size - from),
        )
        return [page, await store.listHeadsBetween(tx, countyCode, from, from + page.length)]
      })
      // Leaves that are gone make a file that ends too early, which is what verifying says of it.
      if (leaves.length === 0) return
      yield linesOf(leaves, heads)
      from += leaves.length
    }
  }
  return { size, parts: parts() }
}

/** Each head stands right after the last entry that it covers. */
function linesOf(leaves: readonly store.LeafRow[], heads: readonly store.HeadRow[]): string {
  const lines: string[] = []
  let next = 0
  for (const leaf of leaves) {
    lines.push(entryLine(entryText(entryOf(leaf)), leaf.index, leaf.hash.toString('hex')))
    if (heads[next]?.size !== leaf.index + 1) continue
    lines.push(canonicalJson(signedHeadOf(heads[next] as store.HeadRow)))
    next += 1
  }
  return `${lines.join('\n')}\n`
}

/** Canonical JSON too, with the sealed bytes of the entry in one piece. */
export function entryLine(text: string, index: number, leaf: string): string {
  return `{"entry":${text},"index":${index},"leaf":"${leaf}"}`
}
