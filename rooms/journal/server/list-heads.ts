import type { Transaction } from '#base/server/db/work.ts'
import { cutPage } from '#base/shared/paging.ts'
import type { PublicKey, SignedHead } from '../shared/schema.ts'
import { sizeOfCursor } from './cursor.ts'
import * as store from './store.ts'

type HeadWithHash = SignedHead & { hash: string }

/** The signed heads of a county, newest first. */
export async function listHeads(
  tx: Transaction,
  wanted: { countyCode: string; after: string | undefined; limit: number },
): Promise<{ items: HeadWithHash[]; next?: string }> {
  const rows = await store.listHeads(tx, {
    countyCode: wanted.countyCode,
    before: sizeOfCursor(wanted.after),
    limit: wanted.limit + 1,
  })
  const { items, ...page } = cutPage(rows, wanted.limit, ({ size }) => [String(size)])
  return {
    ...page,
    items: items.map((row) => ({ ...signedHeadOf(row), hash: row.hash.toString('hex') })),
  }
}

/** Every key under which a head was signed, the oldest first. */
export async function listPublicKeys(tx: Transaction): Promise<PublicKey[]> {
  const rows = await store.listSigningKeys(tx)
  return rows.map(({ id, publicKey }) => ({ id, publicKey: publicKey.toString('hex') }))
}

export function signedHeadOf(row: store.HeadRow): SignedHead {
  return {
    head: {
      county: row.countyCode,
      size: row.size,
      root: row.root.toString('hex'),
      at: row.at.toISOString(),
      previous: row.previousHash.toString('hex'),
      key: row.keyId,
    },
    signature: row.signature.toString('hex'),
  }
}
