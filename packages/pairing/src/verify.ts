/**
 * Checks a published run from its file alone, offline: everything is computed again and compared. Imports
 * no solver, so that a page can carry it.
 */
import { hexToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical.ts'
import { canonicalCeremony, ceremonyFaults, type SignatureCheck } from './ceremony.ts'
import { rosterFault, rosterUnchanged } from './check-roster.ts'
import { draw } from './draw/draw.ts'
import type { Watch } from './draw/table.ts'
import { toHex } from './hash.ts'
import type { Instance, Pair } from './instance.ts'
import { drawnLevels, unmetOf } from './levels.ts'
import { checkOptimum } from './optimum/check.ts'
import type { LevelValue } from './optimum/proof.ts'
import { parseTranscript } from './parse-transcript.ts'
import type { Reason } from './reason.ts'
import { Refusal } from './refusal.ts'
import { type SeedSource, seedOf } from './seed.ts'
import type { Transcript } from './transcript.ts'
import { limitsOf } from './verify-limits.ts'

export interface Summary {
  method: 'draw' | 'optimize'
  title?: string
  supporters: number
  communities: number
  pairs: number
  /** Pairs fixed beforehand, not chosen by this run. */
  locked: number
  /** Places missing to minima. */
  missing: number
  levels: LevelValue[]
  inputRoot: string
  seed: string
  hash: string
  /** What the fairness of the seed rests on. */
  fairness: Reason
}

export type Verdict =
  | {
      ok: true
      checks: Reason[]
      /** What no file can prove, to be said beside the verdict. */
      cannotProve: Reason[]
      summary: Summary
      transcript: Transcript
    }
  | { ok: false; fault: Reason; checks: Reason[] }

class Fault {
  readonly reason: Reason
  constructor(code: string, params: Reason['params'] = {}) {
    this.reason = { code, params }
  }
}

const quicknetMark = new TextEncoder().encode('"kind":"drand-quicknet"')

/** Whether a transcript in these bytes has a beacon whose signature can be checked. */
export function mentionsQuicknet(bytes: Uint8Array): boolean {
  const first = quicknetMark[0]!
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (quicknetMark.every((byte, offset) => bytes[at + offset] === byte)) return true
  }
  return false
}

export function sourceOf({ ceremony, typed }: Transcript): SeedSource {
  return ceremony === 'none' ? { typed: typed ?? '' } : { ceremony }
}

/** What the seed's fairness rests on. */
export function fairnessOf(ceremony: Transcript['ceremony']): Reason {
  return ceremony === 'none'
    ? { code: 'fairness-none', params: {} }
    : {
        code: 'fairness-ceremony',
        params: { parties: ceremony.parties.length, beacon: ceremony.beacon.kind },
      }
}

function checkRoster(transcript: Transcript): Reason {
  const fault = rosterFault(transcript)
  if (fault) throw new Fault(fault.code, fault.params)
  return rosterUnchanged(transcript)
}

function checkSeed(
  { ceremony, inputRoot, seed, ...rest }: Transcript,
  isSigned: SignatureCheck | undefined,
): Reason[] {
  const checks: Reason[] = []
  if (ceremony !== 'none') {
    const [fault] = ceremonyFaults(ceremony, inputRoot, isSigned)
    if (fault) throw new Fault(fault.code, fault.params)
    if (canonicalJson(canonicalCeremony(ceremony)) !== canonicalJson(ceremony)) {
      throw new Fault('ceremony-not-canonical')
    }
    const { parties, beacon } = ceremony
    checks.push({
      code: 'shares-open',
      params: { parties: parties.length, names: parties.map((item) => item.party).join('、') },
    })
    const { kind, event, value, round = 0 } = beacon
    checks.push(
      kind !== 'drand-quicknet'
        ? { code: 'beacon-as-stated', params: { event, value } }
        : isSigned
          ? { code: 'beacon-signed', params: { round } }
          : { code: 'beacon-follows-signature', params: { round } },
    )
  }
  const computed = toHex(seedOf(inputRoot, sourceOf({ ceremony, inputRoot, seed, ...rest })))
  if (computed !== seed) throw new Fault('seed-wrong', { stated: seed, computed })
  checks.push({
    code: ceremony === 'none' ? 'seed-from-typed' : 'seed-from-ceremony',
    params: { seed },
  })
  return checks
}

function pairsOf(transcript: Transcript): Pair[] {
  const { supporters, communities } = transcript.instance
  const supporterAt = new Map(supporters.map((row, at) => [row.code, at]))
  const communityAt = new Map(communities.map((row, at) => [row.code, at]))
  let before = -1
  return transcript.pairs.map(([left, right]) => {
    const supporter = supporterAt.get(left)
    const community = communityAt.get(right)
    if (supporter === undefined || community === undefined) {
      throw new Fault('pair-unknown', { supporter: left, community: right })
    }
    const place = supporter * communities.length + community
    if (place <= before) throw new Fault('pairs-unsorted', { supporter: left, community: right })
    before = place
    return { supporter, community }
  })
}

/** Pairs of rows as pairs of codes. */
export function codesOf(instance: Instance, pairs: readonly Pair[]): [string, string][] {
  return pairs.map(({ supporter, community }) => [
    instance.supporters[supporter]!.code,
    instance.communities[community]!.code,
  ])
}

/** Ends a draw at the first part that the record states otherwise: what follows would be drawn in vain. */
function againstRecord({ draw }: Transcript): Watch {
  let [strata, repairs] = [0, 0]
  return (part) => {
    const isStratum = 'stratum' in part
    const stated = isStratum ? draw?.strata[strata++] : draw?.repairs[repairs++]
    if (stated && canonicalJson(part) === canonicalJson(stated)) return
    if (!isStratum) throw new Fault('draw-record-differs')
    const { block, round, stratum } = part
    throw new Fault('stratum-differs', { block, round, stratum })
  }
}

function checkDraw(transcript: Transcript): { check: Reason; levels: LevelValue[] } {
  const { instance, seed } = transcript
  const drawn = draw(instance, hexToBytes(seed), againstRecord(transcript))
  if (drawn.kind === 'infeasible') throw new Fault('not-drawable')
  const expected = codesOf(instance, drawn.pairs)
  const length = Math.max(expected.length, transcript.pairs.length)
  for (let at = 0; at < length; at++) {
    const stated = transcript.pairs[at]?.join(' – ') ?? ''
    const computed = expected[at]?.join(' – ') ?? ''
    if (stated !== computed) throw new Fault('pair-differs', { number: at + 1, stated, computed })
  }
  if (canonicalJson(drawn.record) !== canonicalJson(transcript.draw)) {
    throw new Fault('draw-record-differs')
  }
  return {
    check: { code: 'pairs-redrawn', params: { pairs: expected.length } },
    levels: drawnLevels(instance, drawn.pairs),
  }
}

function checkSolved(
  transcript: Transcript,
  pairs: Pair[],
): { check: Reason; levels: LevelValue[] } {
  const { instance, seed, optimum } = transcript
  const result = checkOptimum(instance, hexToBytes(seed), pairs, optimum!)
  if (!result.ok) throw new Fault(result.fault.code, result.fault.params)
  return {
    check: { code: 'optimum-proven', params: { pairs: pairs.length } },
    levels: result.values,
  }
}

function checkAll(
  transcript: Transcript,
  computedHash: string,
  checks: Reason[],
  isSigned: SignatureCheck | undefined,
): Verdict {
  const { instance, levels, unmet, hash, inputRoot, seed } = transcript
  checks.push(checkRoster(transcript), ...checkSeed(transcript, isSigned))
  const pairs = pairsOf(transcript)
  const { method } = instance.rules
  const result = method === 'draw' ? checkDraw(transcript) : checkSolved(transcript, pairs)
  checks.push({ code: 'rules-kept', params: {} }, result.check)
  if (canonicalJson(result.levels) !== canonicalJson(levels)) throw new Fault('levels-differ')
  if (canonicalJson(unmetOf(instance, pairs)) !== canonicalJson(unmet)) {
    throw new Fault('unmet-differ')
  }
  const missing = unmet.reduce((sum, row) => sum + row.missing, 0)
  checks.push(
    missing === 0
      ? { code: 'minima-met', params: {} }
      : { code: 'minima-short', params: { missing } },
  )
  if (computedHash !== hash) throw new Fault('hash-wrong', { stated: hash, computed: computedHash })
  checks.push({ code: 'file-whole', params: { hash } })
  const locked = instance.relations.filter((item) => item.relation === 'locked').length
  return {
    ok: true,
    checks,
    cannotProve: limitsOf(transcript, locked, isSigned !== undefined),
    summary: {
      method,
      ...(instance.rules.title !== undefined && { title: instance.rules.title }),
      supporters: instance.supporters.length,
      communities: instance.communities.length,
      pairs: pairs.length,
      locked,
      missing,
      levels,
      inputRoot,
      seed,
      hash,
      fairness: fairnessOf(transcript.ceremony),
    },
    transcript,
  }
}

/**
 * The verdict on a transcript: what was checked and what no file can prove, or the first thing that is
 * wrong. Never throws, whatever the input.
 * @param input the file's bytes, or its text if the bytes are gone
 * @param isSigned `isQuicknetSignature`; without it the verdict says that a drand signature was not checked.
 * Only files in which `mentionsQuicknet` have one.
 */
export function verify(input: string | Uint8Array, isSigned?: SignatureCheck): Verdict {
  const checks: Reason[] = []
  try {
    const parsed = parseTranscript(input)
    return parsed.ok
      ? checkAll(parsed.transcript, parsed.computedHash, checks, isSigned)
      : { ...parsed, checks }
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.reason, checks }
    if (error instanceof Refusal) return { ok: false, fault: error.reasons[0]!, checks }
    // Out of memory or a defect of ours: still a verdict, and one that does not pass the file.
    return {
      ok: false,
      fault: { code: 'not-checkable', params: { error: String(error).slice(0, 200) } },
      checks,
    }
  }
}
