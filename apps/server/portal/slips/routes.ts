/** Where residents answer by a slip: by its link, or by its numbers. */
import * as z from 'zod'
import { type Context, type Route, route } from '#base/server/http/route.ts'
import { Problem } from '#base/shared/problem.ts'
import { say } from '#base/shared/words.ts'
import {
  answerBySlip,
  answersPerHour,
  type HeldSlip,
  type NeedsParts,
  readQuestion,
  scopeOfHeld,
} from '#rooms/needs/server/door.ts'
import { readerOf } from '../layout.ts'
import { enterPage, questionPage, type Typed, thanksPage } from './question-page.ts'
import { slipWords as words } from './words.ts'

const secret = z.object({ secret: z.string().max(60) })
const answer = z.object({
  yes: z.enum(['yes', 'no']).optional(),
  words: z.string().trim().max(300).default(''),
})
const numbers = { number: z.string().max(20).default(''), code: z.string().max(10).default('') }

type Asked = Context<object>

export function slipRoutes(parts: NeedsParts): Route[] {
  const ask = (context: Asked, held: HeldSlip, typed: Typed) =>
    context.read(scopeOfHeld(held), async (tx) => {
      const question = await readQuestion(tx, parts, held)
      return questionPage(readerOf(context), question, typed, 'secret' in held ? undefined : held)
    })
  const take = async (context: Asked, held: HeldSlip, typed: Typed) => {
    const { yes, words: said = '' } = typed
    if (yes === undefined) {
      return ask(context, held, { ...typed, wrong: say(words.choose, context.language) })
    }
    try {
      const { title } = await context.write(scopeOfHeld(held), (tx) =>
        answerBySlip(tx, parts, held, { yes: yes === 'yes', words: said }),
      )
      return thanksPage(readerOf(context), title, yes === 'yes')
    } catch (error) {
      const told = faultOf(error, context)
      if (told === undefined) throw error
      return ask(context, held, { ...typed, wrong: told })
    }
  }
  return [
    route({
      method: 'GET',
      path: '/q',
      summary: 'Where the numbers of a slip are typed',
      access: 'public',
      input: {},
      output: 'page',
      handle: async (context) => enterPage(readerOf(context), {}),
    }),
    route({
      method: 'POST',
      path: '/q',
      summary: 'The question of a slip by its numbers; with an answer, takes it',
      access: 'public',
      secret: 'input',
      hourly: answersPerHour,
      input: { body: answer.extend({ ...numbers, words: z.string().max(300).optional() }) },
      output: 'page',
      async handle(context) {
        const { number, code, yes, words: said } = context.body
        const held = { number, code }
        try {
          // Only the page that asks sends words: from the other nothing was answered yet.
          return await (said === undefined
            ? ask(context, held, {})
            : take(context, held, { yes, words: said.trim() }))
        } catch (error) {
          if (!isOver(error)) throw error
          const wrong = say(error.title, context.language)
          return enterPage(readerOf(context), { number, code, wrong })
        }
      },
    }),
    route({
      method: 'GET',
      path: '/q/:secret',
      summary: 'The question of a slip by its link',
      access: 'public',
      input: { params: secret },
      output: 'page',
      handle: (context) => ask(context, context.params, {}),
    }),
    route({
      method: 'POST',
      path: '/q/:secret',
      summary: 'Answer by the link of a slip',
      access: 'public',
      secret: 'input',
      hourly: answersPerHour,
      input: { params: secret, body: answer },
      output: 'page',
      handle: (context) => take(context, context.params, context.body),
    }),
  ]
}

function isOver(error: unknown): error is Problem {
  return error instanceof Problem && error.code === 'needs.slip-over'
}

/** What is wrong with the words, as the room tells it. */
function faultOf(error: unknown, { language }: Asked): string | undefined {
  if (!(error instanceof Problem)) return undefined
  const [fault] = error.faults
  return fault && say(fault.detail, language, fault.parameters)
}
