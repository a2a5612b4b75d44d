/** What needs have to tell of a partnership: what its unit took on, planned, delivered, and what was said of it. */
import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { EvidenceLevel } from '#base/shared/evidence.ts'
import type { Saying } from '#base/shared/words.ts'
import type { StepKind } from '../../shared/need-schema.ts'
import { stepWords } from '../../shared/need-words.ts'
import { listPlansUnder, listStepsUnder } from './store.ts'

const told = [
  'claim',
  'agree',
  'plan',
  'deliver',
  'confirm',
  'raise',
  'deny',
  'take-back',
  'release',
  'unfeasible',
  'reopen',
] as const satisfies StepKind[]

export interface NeedMoment {
  day: string
  at?: string
  level: EvidenceLevel | null
  title: Saying
  detail?: Saying
  /** In the desk. */
  to: string
}

interface Asked {
  countyCode: string
  id: string
}

/** @param days Asia/Shanghai, both included; those to come hold what is planned */
export async function momentsOfNeeds(
  tx: Transaction,
  { countyCode, id: partnershipId }: Asked,
  days: { from: string; until: string },
): Promise<NeedMoment[]> {
  const under = { countyCode, partnershipId }
  const span = { from: startOf(days.from), until: new Date(startOf(days.until).getTime() + oneDay) }
  const steps = await listStepsUnder(tx, { ...under, ...span }, told)
  const today = dayOf(tx.now)
  const from = days.from > today ? days.from : today
  const plans = await listPlansUnder(tx, under, { from, until: days.until })
  const toNeed = (needId: string) => `/needs/${countyCode}/${needId}`
  return [
    ...steps.map(({ needId, title, step, at, words, level }) => ({
      ...{ day: dayOf(at), at: at.toISOString(), to: toNeed(needId) },
      // What the helped side says has the level that it counts at; all else is said by whoever did it.
      level: level ?? ('declared' as const),
      title: titled(stepWords[step], title),
      ...(words !== null && { detail: { zh: words, en: words } }),
    })),
    ...plans.map(({ needId, title, plan, planBy }) => ({
      ...{ day: planBy, level: null, title: titled(dueWords, title), to: toNeed(needId) },
      ...(plan !== null && { detail: { zh: plan, en: plan } }),
    })),
  ]
}

const oneDay = 86_400_000
const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`)
const dueWords = { zh: '说好办完', en: 'To be done' }

const titled = (step: Saying, title: string): Saying => ({
  zh: `${step.zh}：${title}`,
  en: `${step.en}: ${title}`,
})
