/** Gives every entry of a county that has none its place in the log, and signs the new root. */
import type { KeyObject } from 'node:crypto'
import type { Transaction, Work } from '#base/server/db/work.ts'
import { type EntryRow, entryOf, entryText } from '../entry-bytes.ts'
import { headHash, keyIdOf, noHash, rawPublicKey, signHead } from '../head-bytes.ts'
import { findNewestHead, readAtOnce } from '../store.ts'
import { peaksOf, storedEvery } from '../stored-tree.ts'
import { Frontier } from '../tree/frontier.ts'
import { leafHash } from '../tree/hash.ts'
import * as store from './store.ts'

/**
 * Entries under one head, fewer when they speak of many records: a transaction of about a second, and little to search
 * when a file is wrong.
 */
const entriesPerHead = 5000

/** @returns how many entries were sealed now */
export async function sealCounty(
  work: Work,
  countyCode: string,
  signingKey: KeyObject,
  perHead: number = entriesPerHead,
): Promise<number> {
  let sealed = 0
  for (;;) {
    const part = await work.write({ counties: [countyCode] }, (tx) =>
      sealSome(tx, countyCode, signingKey, perHead),
    )
    sealed += part.sealed
    if (!part.more) return sealed
  }
}

async function sealSome(
  tx: Transaction,
  countyCode: string,
  signingKey: KeyObject,
  limit: number,
): Promise<{ sealed: number; more: boolean }> {
  await store.lockLog(tx, countyCode)
  const waiting = await store.listUnsealed(tx, countyCode, limit)
  if (waiting.length === 0) return { sealed: 0, more: false }
  const taken = await readAtOnce(tx, countyCode, waiting)
  const more = taken.length < waiting.length || waiting.length === limit
  await store.deleteUnsealed(tx, countyCode, taken)
  const entries = await store.listLeafless(tx, countyCode, taken)
  if (entries.length === 0) return { sealed: 0, more }
  const before = await findNewestHead(tx, countyCode)
  const size = before?.size ?? 0
  const log = new Frontier(size, await peaksOf(tx, countyCode, size))
  await appendAll(tx, countyCode, log, entries)

  const publicKey = rawPublicKey(signingKey)
  const key = keyIdOf(publicKey)
  await store.keepSigningKey(tx, { id: key, publicKey, firstUsedAt: tx.now })
  // A clock that was set back must not make a head look older than the one before.
  const at = before && before.at > tx.now ? before.at : tx.now
  const { head, signature } = signHead(
    {
      county: countyCode,
      size: log.size,
      root: log.root().toString('hex'),
      at: at.toISOString(),
      previous: before?.hash.toString('hex') ?? noHash,
      key,
    },
    signingKey,
  )
  await store.insertHead(tx, {
    countyCode,
    size: head.size,
    root: Buffer.from(head.root, 'hex'),
    at,
    previousHash: Buffer.from(head.previous, 'hex'),
    hash: Buffer.from(headHash(head), 'hex'),
    keyId: key,
    signature: Buffer.from(signature, 'hex'),
  })
  return { sealed: entries.length, more }
}

async function appendAll(
  tx: Transaction,
  countyCode: string,
  log: Frontier,
  entries: readonly EntryRow[],
): Promise<void> {
  const nodes: { level: number; index: number; hash: Buffer }[] = []
  const leaves = entries.map((entry) => {
    const hash = leafHash(Buffer.from(entryText(entryOf(entry))))
    const leaf = { index: log.size, entryId: entry.id, hash }
    log.append(hash, (level, index, root) => {
      if (level > 0 && level % storedEvery === 0) nodes.push({ level, index, hash: root })
    })
    return leaf
  })
  await store.insertLeaves(tx, countyCode, leaves)
  await store.insertNodes(tx, countyCode, nodes)
}
