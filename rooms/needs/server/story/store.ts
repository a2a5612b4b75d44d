import type { Transaction } from '#base/server/db/work.ts'
import type { NeedLevel } from '../../shared/confirmation.ts'
import type { StepKind } from '../../shared/need-schema.ts'

export interface StoryOf {
  countyCode: string
  partnershipId: string
  /** Instants between which it happened, the second one outside. */
  from: Date
  until: Date
}

export interface ToldStep {
  needId: string
  title: string
  step: StepKind
  at: Date
  words: string | null
  level: NeedLevel | null
}

/** Steps of needs that a unit has in hand, or had, under a partnership. */
export async function listStepsUnder(
  tx: Transaction,
  { countyCode, partnershipId, from, until }: StoryOf,
  steps: readonly StepKind[],
): Promise<ToldStep[]> {
  const rows = await tx.db
    .selectFrom('needs.needSteps as s')
    .innerJoin('needs.needs as n', (join) =>
      join.onRef('n.countyCode', '=', 's.countyCode').onRef('n.id', '=', 's.needId'),
    )
    .select(['s.needId', 'n.title', 's.step', 's.at', 's.words', 's.level'])
    .where('s.countyCode', '=', countyCode)
    .where('s.step', 'in', steps)
    .where('s.at', '>=', from)
    .where('s.at', '<', until)
    .where((where) =>
      where.exists(
        where
          .selectFrom('needs.matches as m')
          .select('m.id')
          .where('m.countyCode', '=', countyCode)
          .where('m.partnershipId', '=', partnershipId)
          .where('m.state', 'in', ['agreed', 'ended'])
          .whereRef('m.needId', '=', 's.needId'),
      ),
    )
    .orderBy('s.at')
    .execute()
  return rows as ToldStep[]
}

/** What is planned by days, of needs that are still to be met. */
export async function listPlansUnder(
  tx: Transaction,
  { countyCode, partnershipId }: Pick<StoryOf, 'countyCode' | 'partnershipId'>,
  { from, until }: { from: string; until: string },
): Promise<{ needId: string; title: string; plan: string | null; planBy: string }[]> {
  const rows = await tx.db
    .selectFrom('needs.matches as m')
    .innerJoin('needs.needs as n', (join) =>
      join.onRef('n.countyCode', '=', 'm.countyCode').onRef('n.id', '=', 'm.needId'),
    )
    .select(['m.needId', 'n.title', 'm.plan', 'm.planBy'])
    .where('m.countyCode', '=', countyCode)
    .where('m.partnershipId', '=', partnershipId)
    .where('m.state', '=', 'agreed')
    .where('n.state', 'in', ['claimed', 'planned', 'doing'])
    .where('m.planBy', '>=', from)
    .where('m.planBy', '<=', until)
    .orderBy('m.planBy')
    .execute()
  return rows.flatMap(({ planBy, ...row }) => (planBy === null ? [] : [{ ...row, planBy }]))
}
