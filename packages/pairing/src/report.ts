/** The office's own report on a run: what came out, for whom, and why each pair. Not published. */
import type { DrawnPair, DrawRecord } from './draw/record.ts'
import { idleRules } from './idle-rules.ts'
import type { Instance, Pair } from './instance.ts'
import { degreesOf, type Unmet, unmetOf } from './levels.ts'
import type { PairExplanation } from './optimum/explain.ts'
import type { LevelValue } from './optimum/proof.ts'
import type { Reason } from './reason.ts'
import type { Roster, Tier } from './roster.ts'
import { say } from './words.ts'

interface Said {
  reasons: Reason[]
  zh: string
  en: string
}

interface Named {
  code: string
  name: string
}

export interface Report {
  format: 'lianjian-report/1'
  method: 'draw' | 'optimize'
  title?: string
  fairness: Said
  supporters: number
  communities: number
  pairs: number
  coverage: {
    /** Communities with at least one partner. */
    covered: number
    all: number
    uncovered: Named[]
    /** Rows below their minimum. */
    unmet: (Unmet & { name: string })[]
  }
  /** Partnerships per supporter. */
  load: { min: number; max: number; distribution: { partnerships: number; supporters: number }[] }
  /** Pairs by tier on both sides, for the office alone; empty when the roster has no tiers. */
  tiers: { supporter: Tier; community: Tier; pairs: number }[]
  levels: (LevelValue & Pick<Said, 'zh' | 'en'>)[]
  /** What of the rules and tables counted nothing. */
  notices: Said[]
  pairings: { supporter: Named; community: Named; why: Said }[]
}

export interface ReportInput {
  roster: Roster
  instance: Instance
  pairs: Pair[]
  levels: LevelValue[]
  fairness: Reason
  draw?: DrawRecord
  explain?: (pair: Pair) => PairExplanation
}

function said(reasons: Reason[]): Said {
  const text = (language: 'zh-CN' | 'en') => reasons.map((reason) => say(reason, language))
  return { reasons, zh: text('zh-CN').join(''), en: text('en').join(' ') }
}

const key = ([supporter, community]: DrawnPair) => `${supporter},${community}`

/** Why each drawn pair came about: its stratum and draw number, or that it was fixed or moved. */
function drawReasons(record: DrawRecord): Map<string, Reason> {
  const reasons = new Map<string, Reason>()
  for (const {
    block,
    round,
    stratum,
    supporterSlots,
    communitySlots,
    attempt,
    pairs,
  } of record.strata) {
    pairs.forEach((pair, at) => {
      reasons.set(key(pair), {
        code: attempt === 0 ? 'pair-matched' : 'pair-drawn',
        params: { block, round, stratum, supporterSlots, communitySlots, attempt, number: at + 1 },
      })
    })
  }
  for (const { block, added } of record.repairs) {
    for (const pair of added) reasons.set(key(pair), { code: 'pair-moved', params: { block } })
  }
  return reasons
}

function loadOf(degrees: Int32Array): Report['load'] {
  const counts = new Map<number, number>()
  for (const degree of degrees) counts.set(degree, (counts.get(degree) ?? 0) + 1)
  const distribution = [...counts]
    .map(([partnerships, supporters]) => ({ partnerships, supporters }))
    .sort((a, b) => a.partnerships - b.partnerships)
  return {
    min: distribution[0]?.partnerships ?? 0,
    max: distribution.at(-1)?.partnerships ?? 0,
    distribution,
  }
}

function tierCounts(
  pairs: readonly Pair[],
  supporterTiers: (Tier | undefined)[],
  communityTiers: (Tier | undefined)[],
): Report['tiers'] {
  const counts = new Map<string, Report['tiers'][number]>()
  for (const pair of pairs) {
    const supporter = supporterTiers[pair.supporter]
    const community = communityTiers[pair.community]
    if (supporter === undefined || community === undefined) continue
    const cell = counts.get(`${supporter}${community}`) ?? { supporter, community, pairs: 0 }
    cell.pairs++
    counts.set(`${supporter}${community}`, cell)
  }
  return [...counts.values()].sort((a, b) => a.supporter - b.supporter || a.community - b.community)
}

/** The report on a run; the same for the same run, whatever the order of the roster's rows. */
export function reportOf(input: ReportInput): Report {
  const { roster, instance, pairs, levels, fairness, draw, explain } = input
  const { title, method } = instance.rules
  const byCode = <Row extends Named>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.code.normalize('NFC'), row]))
  const supporters = byCode(roster.supporters)
  const communities = byCode(roster.communities)
  const named = (rows: Map<string, Named>, code: string): Named => ({
    code,
    name: rows.get(code)?.name.normalize('NFC') ?? '',
  })
  const degrees = degreesOf(instance, pairs)
  const uncovered = instance.communities.filter((_, at) => degrees.communities[at] === 0)
  const drawn = draw && drawReasons(draw)
  const why = (pair: Pair): Reason[] =>
    drawn
      ? [drawn.get(key([pair.supporter, pair.community])) ?? { code: 'pair-locked', params: {} }]
      : (explain?.(pair).reasons ?? [])
  return {
    format: 'lianjian-report/1',
    method,
    ...(title !== undefined && { title }),
    fairness: said([fairness]),
    supporters: instance.supporters.length,
    communities: instance.communities.length,
    pairs: pairs.length,
    coverage: {
      covered: instance.communities.length - uncovered.length,
      all: instance.communities.length,
      uncovered: uncovered.map(({ code }) => named(communities, code)),
      unmet: unmetOf(instance, pairs).map((row) => ({
        ...row,
        name: named(row.side === 'supporter' ? supporters : communities, row.code).name,
      })),
    },
    load: loadOf(degrees.supporters),
    tiers: tierCounts(
      pairs,
      instance.supporters.map(({ code }) => supporters.get(code)?.tier),
      instance.communities.map(({ code }) => communities.get(code)?.tier),
    ),
    levels: levels.map(({ level, value }) => {
      const { zh, en } = said([{ code: `level-${level}`, params: { value } }])
      return { level, value, zh, en }
    }),
    notices: idleRules(roster, instance.rules).map((reason) => said([reason])),
    pairings: pairs.map((pair) => ({
      supporter: named(supporters, instance.supporters[pair.supporter]!.code),
      community: named(communities, instance.communities[pair.community]!.code),
      why: said(why(pair)),
    })),
  }
}

/** The exact text of report.json. */
export function reportText(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
