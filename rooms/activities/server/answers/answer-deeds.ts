/** The helped side answers: it is so, it is not so, or neither after all. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import { type Actor, type Context, type Input, route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import {
  changedSince,
  outOfTurn,
  ownDeclaration,
  tooLateToTakeBack,
} from '../../shared/problems.ts'
import { leadsTo, mayTakeBack, type Step } from '../../shared/rules.ts'
import {
  answerDeedInput,
  confirmManyInput,
  confirmManyOutput,
  questionDeedInput,
  stepOutput,
} from '../../shared/schema.ts'
import type { State } from '../../shared/words.ts'
import { personsOf } from '../deeds/persons-of.ts'
import { changeOf, recordOf } from '../deeds/record-deeds.ts'
import { type FullDeed, lockDeeds, moveDeeds } from '../deeds/store.ts'
import { scopeOfDeed, scopeOfDeeds } from '../reach/scope.ts'

const capability = 'deeds.confirm'
const access = { capability } as const
const onePath = '/api/deeds/:countyCode/:id'

export const confirmDeed = route({
  method: 'POST',
  path: `${onePath}/confirm`,
  summary: 'Confirm as the side that was helped that it is so',
  access,
  input: answerDeedInput,
  output: stepOutput,
  handle: (context) => answerOne(context, 'confirm'),
})

export const questionDeed = route({
  method: 'POST',
  path: `${onePath}/question`,
  summary: 'Say as the side that was helped what is not so',
  access,
  input: questionDeedInput,
  output: stepOutput,
  handle: (context) => answerOne(context, 'question', context.body.words),
})

export const takeBackAnswer = route({
  method: 'POST',
  path: `${onePath}/take-back`,
  summary: 'Take back what one answered, within ten minutes',
  access,
  input: answerDeedInput,
  output: stepOutput,
  async handle({ actor, params, body, write }) {
    const { countyCode, id } = params
    const reach = actor.reach(capability)
    return write(scopeOfDeed(reach, countyCode), async (tx) => {
      const [deed] = await lockDeeds(tx, countyCode, reach, [id], 'helped')
      if (!deed) throw absent()
      requireRead(deed, body.version)
      // Taken back already, or nothing was answered: that is how it stands.
      if (deed.state === 'declared') return { version: deed.version, state: deed.state }
      requireTurn(deed, 'take-back')
      if (!mayTakeBack(deed, actor.id, tx.now)) throw tooLateToTakeBack()
      const moved = { state: 'declared', words: null, answeredBy: null, answeredAt: null } as const
      await keep(tx, [deed], { ...moved, changedBy: actor.id }, 'take-back')
      return { version: deed.version, state: moved.state }
    })
  },
})

/** What changed since it was read stays as it is and is told: nobody confirms what they have not seen. */
export const confirmDeeds = route({
  method: 'POST',
  path: '/api/deeds/confirm-many',
  summary: 'Confirm up to a hundred deeds that one has read',
  access,
  input: confirmManyInput,
  output: confirmManyOutput,
  async handle({ actor, body, write }) {
    const reach = actor.reach(capability)
    for (const { countyCode } of body.deeds) scopeOfDeed(reach, countyCode)
    return write(scopeOfDeeds(reach), async (tx) => {
      const confirmed: FullDeed[] = []
      const left: FullDeed[] = []
      const byCounty = [...Map.groupBy(body.deeds, ({ countyCode }) => countyCode)].sort()
      for (const [countyCode, named] of byCounty) {
        const versions = new Map(named.map(({ id, version }) => [id, version]))
        const deeds = await lockDeeds(tx, countyCode, reach, [...versions.keys()], 'helped')
        if (deeds.length < versions.size) throw absent()
        for (const deed of deeds) {
          const isAsRead = deed.version === versions.get(deed.id) && deed.declaredBy !== actor.id
          const list = isAsRead && leadsTo(deed.state, 'confirm') !== undefined ? confirmed : left
          list.push(deed)
        }
      }
      const moved = {
        state: 'confirmed',
        words: null,
        answeredBy: actor.id,
        answeredAt: tx.now,
      } as const
      await keep(tx, confirmed, { ...moved, changedBy: actor.id }, 'confirm')
      return {
        confirmed: confirmed.map(({ countyCode, id, version }) => ({ countyCode, id, version })),
        left: left.map(({ countyCode, id, state }) => ({ countyCode, id, state })),
      }
    })
  },
})

type Asking = Pick<Context<Input, typeof access>, 'write'> & {
  actor: Actor
  params: { countyCode: string; id: string }
  body: { version: number }
}

async function answerOne(
  { actor, params: { countyCode, id }, body, write }: Asking,
  step: 'confirm' | 'question',
  words: string | null = null,
): Promise<{ version: number; state: State }> {
  const reach = actor.reach(capability)
  return write(scopeOfDeed(reach, countyCode), async (tx) => {
    const [deed] = await lockDeeds(tx, countyCode, reach, [id], 'helped')
    if (!deed) throw absent()
    requireRead(deed, body.version)
    const state = requireTurn(deed, step)
    if (deed.declaredBy === actor.id) throw ownDeclaration()
    const answered = { answeredBy: actor.id, answeredAt: tx.now, changedBy: actor.id }
    await keep(tx, [deed], { state, words, ...answered }, step)
    return { version: deed.version, state }
  })
}

function requireRead(deed: FullDeed, version: number): void {
  if (deed.version !== version) throw changedSince()
}

function requireTurn({ direction, state }: FullDeed, step: Step): State {
  const next = leadsTo(state, step)
  if (next === undefined) throw outOfTurn(direction, state, step)
  return next
}

const actions = {
  confirm: 'activities.confirm-deed',
  question: 'activities.question-deed',
  'take-back': 'activities.take-back-answer',
} as const

type Moved = Pick<FullDeed, 'state' | 'words' | 'changedBy' | 'answeredBy' | 'answeredAt'>

async function keep(
  tx: WriteTransaction,
  deeds: readonly FullDeed[],
  moved: Moved,
  step: keyof typeof actions,
): Promise<void> {
  for (const [countyCode, own] of Map.groupBy(deeds, (deed) => deed.countyCode)) {
    await moveDeeds(
      tx,
      countyCode,
      own.map(({ id }) => id),
      moved,
    )
  }
  const persons = await personsOf(tx, deeds)
  await tx.recordAll(
    deeds.map((deed) => ({
      ...changeOf(
        { ...deed, ...moved, changedAt: tx.now },
        { action: actions[step], actor: moved.changedBy, person: persons.get(deed.id) },
        deed,
      ),
      ...raisesOf(deed, step),
    })),
  )
}

/** A question says nothing of how sure it is: what was declared stays declared. */
function raisesOf(deed: FullDeed, step: keyof typeof actions) {
  const record = recordOf(deed)
  if (step === 'confirm') {
    const way = deed.direction === 'gift' ? 'unit' : 'village'
    return { raises: { record, to: 'countersigned', way } } as const
  }
  const wasConfirmed = step === 'take-back' && deed.state === 'confirmed'
  return wasConfirmed ? ({ raises: { record, to: 'declared', way: 'taken-back' } } as const) : {}
}
