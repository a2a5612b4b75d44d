/** Lets a unit or village see that what was published holds its own row, unchanged. */
import { hexToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical.ts'
import { canonicalInstance } from './canonical-instance.ts'
import { usedFields } from './fields.ts'
import { communityLetters, type Instance, supporterLetters } from './instance.ts'
import { letterIndex, type Opening, orientationCommitment, rowCommitment } from './publish.ts'
import type { Reason } from './reason.ts'
import type { Transcript } from './transcript.ts'

export type Opened = { ok: true } | { ok: false; fault: Reason }

function refuse(code: string, params: Reason['params'] = {}): Opened {
  return { ok: false, fault: { code, params } }
}

/** The row as the instance would show it, under the orientation that the opening states. */
function publicRow(instance: Instance, { row, orientation }: Opening) {
  const { side, tier, ...rest } = row
  const at = tier && letterIndex(tier, orientation?.flipped ?? false)
  const letters = usedFields(instance.rules).letters && at !== undefined
  const reduced =
    side === 'supporter'
      ? {
          ...instance,
          supporters: [{ ...rest, ...(letters && { letter: supporterLetters[at]! }) }],
          communities: [],
        }
      : {
          ...instance,
          supporters: [],
          communities: [{ ...rest, ...(letters && { letter: communityLetters[at]! }) }],
        }
  const { supporters, communities } = canonicalInstance({
    ...reduced,
    relations: [],
    preferences: [],
  } as Instance)
  return side === 'supporter' ? supporters[0] : communities[0]
}

/**
 * Whether the opening fits: its row and salt give the published commitment, the published row says the
 * same, and its letter is that of its tier under the one orientation committed to for everybody.
 */
export function openRow(
  { instance, rows }: Pick<Transcript, 'instance' | 'rows'>,
  opening: Opening,
): Opened {
  const { row, salt, orientation } = opening
  const [published, commitments] =
    row.side === 'supporter'
      ? [instance.supporters, rows.supporters]
      : [instance.communities, rows.communities]
  const at = published.findIndex((item) => item.code === row.code)
  if (at === -1) return refuse('opening-no-such-row', { side: row.side, code: row.code })
  const hex = [salt, orientation?.salt ?? salt]
  if (!hex.every((text) => /^[0-9a-f]{64}$/.test(text))) {
    return refuse('opening-does-not-fit', { side: row.side, code: row.code })
  }
  if (rowCommitment(hexToBytes(salt), row) !== commitments[at]) {
    return refuse('opening-does-not-fit', { side: row.side, code: row.code })
  }
  if (rows.orientation !== undefined && row.tier !== 2) {
    const committed =
      orientation && orientationCommitment(hexToBytes(orientation.salt), orientation.flipped)
    if (committed !== rows.orientation) return refuse('opening-orientation', { code: row.code })
  }
  if (canonicalJson(publicRow(instance, opening)) !== canonicalJson(published[at])) {
    return refuse('opening-row-differs', { side: row.side, code: row.code })
  }
  return { ok: true }
}
