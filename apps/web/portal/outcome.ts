/** The verdict on a file and on a row of it in the form the page shows, small enough to cross from the worker. */
import type { Ceremony, Opening, Reason } from '@lianjian/pairing'
import { checkOpening } from '@lianjian/pairing/opening'
import { mentionsQuicknet, type Summary, type Verdict, verify } from '@lianjian/pairing/verify'
import { loadQuicknet } from './load-quicknet.ts'

export interface PublishedPair {
  supporter: string
  supporterCode: string
  community: string
  communityCode: string
  /** How this pair was drawn; a solved pair has no story of its own. */
  how?: Reason
}

export type Outcome = { seconds: number; checks: Reason[] } & (
  | {
      ok: true
      cannotProve: Reason[]
      summary: Summary
      pairs: PublishedPair[]
      /** Of a draw in public, what happened in which order. */
      ceremony?: Ceremony
    }
  | { ok: false; fault: Reason }
)

/** What the last file that was verified publishes: rows are compared with it, and with nothing unverified. */
let verified: Transcript | undefined

/** @param quicknet the address of the program that checks a drand signature */
export async function outcomeOf(bytes: Uint8Array, quicknet: string): Promise<Outcome> {
  const begun = performance.now()
  const isSigned = mentionsQuicknet(bytes) ? await loadQuicknet(quicknet) : undefined
  const verdict = verify(bytes, isSigned)
  const seconds = (performance.now() - begun) / 1000
  const { checks } = verdict
  verified = verdict.ok ? verdict.transcript : undefined
  if (!verdict.ok) return { ok: false, seconds, checks, fault: verdict.fault }
  const { cannotProve, summary, transcript } = verdict
  const { ceremony } = transcript
  return {
    ...{ ok: true, seconds, checks, cannotProve, summary, pairs: pairsOf(transcript) },
    ...(ceremony !== 'none' && { ceremony }),
  }
}

/** A row as it may be shown: without its tier, which stands on no screen. */
export type ShownRow = Omit<Opening['row'], 'tier'> & { hasTier: boolean }

export type RowOutcome = { found: 'same'; row: ShownRow } | { found: 'fault'; fault: Reason }

/**
 * Whether the file holds the opening of one row, and that is what was frozen.
 *
 * @throws when no transcript was verified before
 */
export function rowOutcomeOf(bytes: Uint8Array): RowOutcome {
  if (!verified) throw new Error('a row was given before a transcript')
  const checked = checkOpening(verified, bytes)
  if (!checked.ok) return { found: 'fault', fault: checked.fault }
  const { tier, ...row } = checked.opening.row
  return { found: 'same', row: { ...row, hasTier: tier !== undefined } }
}

type Transcript = Extract<Verdict, { ok: true }>['transcript']

function pairsOf({ instance, pairs, draw }: Transcript): PublishedPair[] {
  const supporters = new Map(instance.supporters.map((row) => [row.code, row.name ?? row.code]))
  const communities = new Map(instance.communities.map((row) => [row.code, row.name]))
  const drawn = new Map<string, Reason>()
  for (const { pairs: inStratum, ...stratum } of draw?.strata ?? []) {
    for (const [at, [supporter, community]] of inStratum.entries()) {
      drawn.set(
        keyOf(instance.supporters[supporter]?.code, instance.communities[community]?.code),
        {
          code: stratum.attempt === 0 ? 'pair-matched' : 'pair-drawn',
          params: { ...stratum, number: at + 1 },
        },
      )
    }
  }
  return pairs.map(([supporterCode, communityCode]) => {
    const how = drawn.get(keyOf(supporterCode, communityCode))
    return {
      supporter: supporters.get(supporterCode) ?? supporterCode,
      supporterCode,
      community: communities.get(communityCode) ?? communityCode,
      communityCode,
      ...(how && { how }),
    }
  })
}

/** Codes hold no line feed: the verdict refuses what cannot be seen. */
function keyOf(supporter = '', community = ''): string {
  return `${supporter}\n${community}`
}
