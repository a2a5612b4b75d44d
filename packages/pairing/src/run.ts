/** One run from the office's roster to what is published, drawn or solved. */
import { canonicalCeremony, ceremonyFaults, ceremonySchema } from './ceremony.ts'
import { decide } from './decide.ts'
import { engine } from './engine.ts'
import { toHex } from './hash.ts'
import { wrongPlaces } from './input-structure.ts'
import type { Instance, Pair } from './instance.ts'
import { unmetOf } from './levels.ts'
import { createExplainer } from './optimum/explain.ts'
import type { Clash } from './optimum/proof.ts'
import { type Opening, type Published, publish } from './publish.ts'
import type { Reason } from './reason.ts'
import { Refusal } from './refusal.ts'
import { type Report, reportOf } from './report.ts'
import type { Roster, Tier } from './roster.ts'
import type { Rules } from './rules.ts'
import { inputRootOf, type SeedSource, seedOf } from './seed.ts'
import { transcriptFormat, transcriptText } from './transcript.ts'
import { codesOf, fairnessOf, verify } from './verify.ts'

export interface PairCodes {
  supporter: string
  community: string
}

export type RunResult =
  | {
      outcome: 'paired'
      /** The exact content of transcript.json, to be published. It has passed `verify`. */
      transcript: string
      /** Sorted by supporter, then community, by code point. */
      pairs: PairCodes[]
      /** For the office. */
      report: Report
      /** For each unit and village its own; none may see another's. */
      openings: Opening[]
      /** Codes of communities without a partner. */
      uncovered: string[]
      /** 64 hexadecimal digits each. */
      inputRoot: string
      seed: string
    }
  | { outcome: 'infeasible'; reasons: Reason[]; clash: Clash }

export interface Frozen extends Published {
  /** What parties commit to, 64 hexadecimal digits. */
  inputRoot: string
}

/** What is published before a ceremony; `run` with the same roster, rules and secret starts from the same root. */
export function freeze(roster: Roster, rules: Rules, rowSecret?: Uint8Array): Frozen {
  const published = publish(roster, rules, rowSecret)
  return { ...published, inputRoot: inputRootOf(published.instance, published.rows) }
}

function checkSource(source: SeedSource, inputRoot: string): SeedSource {
  if ('ceremony' in source) {
    const { ceremony, isSigned } = source
    const wrong = wrongPlaces(ceremonySchema, ceremony)
    if (wrong.length > 0) {
      throw new Refusal(wrong.map((params) => ({ code: 'ceremony-structure', params })))
    }
    const faults = ceremonyFaults(ceremony, inputRoot, isSigned)
    // Whoever draws must not take a signature on trust; whoever verifies is told when it was.
    if (ceremony.beacon.kind === 'drand-quicknet' && !isSigned) {
      faults.push({ code: 'beacon-unchecked', params: {} })
    }
    if (faults.length > 0) throw new Refusal(faults)
    return { ceremony: canonicalCeremony(ceremony), ...(isSigned && { isSigned }) }
  }
  const typed = String(source.typed).toLowerCase()
  if (!/^[0-9a-f]{64}$/.test(typed)) {
    throw new Refusal([{ code: 'seed-form', params: { length: typed.length } }])
  }
  return { typed }
}

/** Beside a group's letters its tiers: the office that reads why nothing came out knows no letters. */
function withTiers(reasons: Reason[], roster: Roster, instance: Instance): Reason[] {
  const tiers = new Map<string, Tier>()
  const look = (
    published: readonly { code: string; letter?: string }[],
    rows: readonly { code: string; tier?: Tier }[],
  ) => {
    const letters = new Map(published.map(({ code, letter }) => [code, letter]))
    for (const { code, tier } of rows) {
      const letter = letters.get(code.normalize('NFC'))
      if (letter !== undefined && tier !== undefined) tiers.set(letter, tier)
    }
  }
  look(instance.supporters, roster.supporters)
  look(instance.communities, roster.communities)
  return reasons.map((reason) => {
    const tier = tiers.get(String(reason.params.letter))
    // Two tiers that fit add up to four, also where one of them has no row.
    return tier === undefined
      ? reason
      : { ...reason, params: { ...reason.params, tier, otherTier: 4 - tier } }
  })
}

/**
 * Runs the rules on a roster. The same roster, rules, seed source and row secret give the same bytes,
 * whatever the order of rows and whatever the machine.
 * @param rowSecret 32 bytes known to the office alone; derived from roster and rules when left out
 * @throws Refusal, and nothing else, listing every fault of the roster, the ceremony or the seed; also when the
 * roster is more than can be drawn or solved
 */
export function run(
  roster: Roster,
  rules: Rules,
  seedSource: SeedSource,
  rowSecret?: Uint8Array,
): RunResult {
  const { instance, rows, openings, inputRoot } = freeze(roster, rules, rowSecret)
  const source = checkSource(seedSource, inputRoot)
  const seed = seedOf(inputRoot, source)
  const solved = decide(instance, seed)
  if (solved.kind === 'infeasible') {
    const reasons = withTiers(solved.reasons, roster, instance)
    return { outcome: 'infeasible', reasons, clash: solved.clash }
  }
  const { pairs, levels, draw, optimum } = solved
  const codes = codesOf(instance, pairs)
  const ceremony = 'ceremony' in source ? source.ceremony : 'none'
  const transcript = transcriptText({
    format: transcriptFormat,
    engine,
    instance,
    rows,
    ceremony,
    ...('typed' in source && { typed: source.typed }),
    inputRoot,
    seed: toHex(seed),
    ...(draw && { draw }),
    ...(optimum && { optimum }),
    pairs: codes,
    levels,
    unmet: unmetOf(instance, pairs),
  })
  const verdict = verify(transcript, 'ceremony' in source ? source.isSigned : undefined)
  if (!verdict.ok) throw new Error(`own transcript refused: ${verdict.fault.code}`)
  const explainer = optimum && createExplainer(instance, seed, pairs, optimum)
  const report = reportOf({
    roster,
    instance,
    pairs,
    levels,
    fairness: fairnessOf(ceremony),
    ...(draw && { draw }),
    ...(explainer && { explain: (pair: Pair) => explainer.explainPair(pair) }),
  })
  return {
    outcome: 'paired',
    transcript,
    pairs: codes.map(([supporter, community]) => ({ supporter, community })),
    report,
    openings,
    uncovered: report.coverage.uncovered.map((row) => row.code),
    inputRoot,
    seed: toHex(seed),
  }
}
