/** Lets a unit or village see that what was published holds its own row, unchanged. */
import { hexToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical.ts'
import { canonicalInstance } from './canonical-instance.ts'
import type { PublishedList } from './check-roster.ts'
import { usedFields } from './fields.ts'
import { communityLetters, type Instance, supporterLetters } from './instance.ts'
import type { Openings } from './openings.ts'
import { letterIndex, type Opening, orientationCommitment, rowCommitment } from './publish.ts'
import type { Reason } from './reason.ts'

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
 * A check whether an opening fits: its row and salt give the published commitment, the published row says the
 * same, and its letter is that of its tier under the one orientation committed to for everybody.
 */
export function createOpener({ instance, rows }: Pick<PublishedList, 'instance' | 'rows'>) {
  const sides = {
    supporter: sideOf(instance.supporters, rows.supporters),
    community: sideOf(instance.communities, rows.communities),
  }
  return (opening: Opening): Opened => {
    const { row, salt, orientation } = opening
    const { side, code } = row
    const sealed = sides[side].get(code)
    if (sealed === undefined) return refuse('opening-no-such-row', { side, code })
    const hex = [salt, orientation?.salt ?? salt]
    if (!hex.every((text) => /^[0-9a-f]{64}$/.test(text))) {
      return refuse('opening-does-not-fit', { side, code })
    }
    if (rowCommitment(hexToBytes(salt), row) !== sealed.commitment) {
      return refuse('opening-does-not-fit', { side, code })
    }
    if (rows.orientation !== undefined && row.tier !== 2) {
      const committed =
        orientation && orientationCommitment(hexToBytes(orientation.salt), orientation.flipped)
      if (committed !== rows.orientation) return refuse('opening-orientation', { side, code })
    }
    if (canonicalJson(publicRow(instance, opening)) !== canonicalJson(sealed.row)) {
      return refuse('opening-row-differs', { side, code })
    }
    return { ok: true }
  }
}

/** One opening by itself. */
export function openRow(list: Pick<PublishedList, 'instance' | 'rows'>, opening: Opening): Opened {
  return createOpener(list)(opening)
}

function sideOf<Row extends { code: string }>(published: Row[], commitments: string[]) {
  return new Map(published.map((row, at) => [row.code, { row, commitment: commitments[at] }]))
}

export type OpeningsVerdict = { ok: true; check: Reason } | { ok: false; faults: Reason[] }

/** Whether every opening of a file fits a published list, or all that do not. */
export function verifyOpenings(
  list: PublishedList,
  { inputRoot, openings }: Openings,
): OpeningsVerdict {
  if (inputRoot !== list.inputRoot) {
    const params = { sealed: inputRoot, published: list.inputRoot }
    return { ok: false, faults: [{ code: 'opening-other-list', params }] }
  }
  const open = createOpener(list)
  const faults = openings.flatMap((opening) => {
    const opened = open(opening)
    return opened.ok ? [] : [opened.fault]
  })
  if (faults.length > 0) return { ok: false, faults }
  const [first, ...more] = openings
  if (first === undefined || more.length > 0) {
    return { ok: true, check: { code: 'openings-fit', params: { rows: openings.length } } }
  }
  const { side, code, name } = first.row
  return { ok: true, check: { code: 'opening-fits', params: { side, code, name } } }
}
