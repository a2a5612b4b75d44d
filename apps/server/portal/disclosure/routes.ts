/** The public side of a run: what is disclosed, objecting to it, and reading the answer. */
import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import type { Transaction } from '#base/server/db/work.ts'
import { type Context, type Route, route } from '#base/server/http/route.ts'
import { searchInTurn } from '#base/server/search/search-in-turn.ts'
import { faultsOf } from '#base/shared/input-faults.ts'
import type { Language } from '#base/shared/language.ts'
import { absent } from '#base/shared/problems.ts'
import { say } from '#base/shared/words.ts'
import {
  codeOfForm,
  countDisclosedByTownship,
  findAnswer,
  findDisclosure,
  findProgrammeOfAnswers,
  listDisclosedPairs,
  objectionsPerHour,
  receiveObjection,
} from '#rooms/pairing/server/door.ts'
import {
  answerCode,
  type Disclosure,
  disclosedPairsQuery,
  objectionBody,
} from '#rooms/pairing/shared/disclosure-schema.ts'
import { getPublicProgramme } from '#rooms/programmes/server/door.ts'
import { demoOf } from '../demo-kind.ts'
import { findProgramme, programmeParams } from '../find-programme.ts'
import { readerOf } from '../layout.ts'
import { partsOf } from '../parts.ts'
import { townshipNamesOf, townshipOf } from '../township-names.ts'
import { countyName, isAcross, whereabouts } from '../whereabouts.ts'
import { type AnswerView, answerPage } from './answer-page.ts'
import { type Counts, type DisclosureQuery, disclosurePage } from './disclosure-page.ts'
import { findDisclosed } from './find-disclosed.ts'
import { objectionPage, receivedPage } from './objection-page.ts'
import { objectionWords } from './words.ts'

const path = '/programmes/:programmeId/runs/:county/:runId'
const params = programmeParams.extend({
  county: z.string().regex(/^\d{6}$/),
  runId: z.uuid(),
})

/** Few enough to be read through at once. */
const mostAtOnce = 20
/** All of a township, which no other page of the list has to be turned for; of a county, what a phone loads at once. */
const mostOfPart = 150

type Asked = Pick<Context<{ params: typeof params }>, 'read' | 'params' | 'language'>

async function programmeOf(context: Asked) {
  const found = await findProgramme(context)
  const { county, runId } = context.params
  if (county !== found.keeperCode) throw absent()
  return { ...found, key: { countyCode: county, runId } }
}

type Found = Awaited<ReturnType<typeof programmeOf>>

async function getDisclosure(tx: Transaction, { key, programme }: Found): Promise<Disclosure> {
  const disclosure = await findDisclosure(tx, key)
  if (disclosure?.programmeId !== programme.id) throw absent()
  return disclosure
}

const openOf = (disclosure: Disclosure) =>
  [disclosure, ...disclosure.belonging].filter(({ state }) => state === 'open')

/** @param origin where people reach this server: it stands on what is printed */
export function disclosureRoutes(origin: string): Route[] {
  return [showDisclosure(origin), showForm, sendForm(origin), askForAnswer, showAnswer]
}

const showDisclosure = (origin: string) =>
  route({
    method: 'GET',
    path,
    summary: 'A run that is disclosed: from when to when, the pairs, how to check and to object',
    access: 'public',
    input: {
      params,
      query: disclosedPairsQuery.pick({ after: true, within: true }).extend({
        q: z.string().trim().max(60).optional(),
        county: z
          .string()
          .regex(/^\d{6}$/)
          .optional()
          .describe('Of a run of several counties: the one whose townships are listed'),
      }),
    },
    output: 'page',
    handle: async (context) => {
      const found = await programmeOf(context)
      const { programme, counties } = found
      const asked = askedOf(context.query)
      if (asked.county && !counties.includes(asked.county)) throw absent()
      const show = () =>
        context.read({ counties }, async (tx) => {
          const disclosure = await getDisclosure(tx, found)
          // A search goes through everything and tells of no part.
          const counted = asked.q ? [] : await countDisclosedByTownship(tx, found.key)
          const part = await partOf(tx, found, asked, counted)
          const shownParts = isInParts(asked, part ?? disclosure.counts)
            ? await partsOf(tx, programme, counted, {
                county: asked.county,
                none: { pairs: 0, communities: 0 },
              })
            : undefined
          return disclosurePage(readerOf(context), {
            ...{ programme, disclosure, asked, part, origin },
            parts: shownParts,
            pairs: shownParts ? undefined : await pairsOf(tx, found, asked, context.language),
          })
        })
      return asked.q ? searchInTurn(show) : show()
    },
  })

/** One of them leads: a search goes through everything, a list through what it names. */
function askedOf({ q, within, county, after }: DisclosureQuery): DisclosureQuery {
  if (q) return { q, after }
  return within ? { within, after } : { county, after }
}

/** What is long is listed by its parts, as long as neither a search nor a list is asked for. */
function isInParts({ q, within }: DisclosureQuery, { pairs }: Counts): boolean {
  return !q && !within && pairs > mostAtOnce
}

/** The one township, or of a programme of several the one county, that is shown. */
async function partOf(
  tx: Transaction,
  { programme }: Found,
  { within, county }: DisclosureQuery,
  counted: readonly (Counts & { township: string })[],
): Promise<(Counts & { name: string }) | undefined> {
  const code = county ?? within
  const isCounty = code?.length === 6 && isAcross(programme)
  if (code === undefined || !(isCounty || code.length === 9)) return undefined
  const own = counted.filter(({ township }) => township.startsWith(code))
  const names = isCounty ? new Map<string, string>() : await townshipNamesOf(tx, [code])
  const township = names.get(townshipOf(code))
  if (!isCounty && township === undefined) return undefined
  return {
    name: isCounty
      ? countyName(programme, code)
      : whereabouts(programme, { regionCode: townshipOf(code), township: township ?? '' }),
    pairs: own.reduce((sum, { pairs }) => sum + pairs, 0),
    communities: own.reduce((sum, { communities }) => sum + communities, 0),
  }
}

async function pairsOf(
  tx: Transaction,
  { key, area, counties, programme }: Found,
  { q, within, county, after }: DisclosureQuery,
  language: Language,
) {
  if (q) return findDisclosed(tx, { key, area, counties, query: q, after, language })
  // What is printed as a notice goes on few sheets.
  const isNotice = !within || within.length === 9 || (within.length === 6 && isAcross(programme))
  const limit = isNotice ? mostOfPart : disclosedLimit
  return listDisclosedPairs(tx, key, { within: within ?? county, after, limit }, language)
}

/** A page of a list that goes through a whole county or city. */
const disclosedLimit = 50

const pairQuery = z.object({ pair: z.uuid().optional() })

/** The pair that an address names, as long as it stands. */
async function findPair(tx: Transaction, { key }: Found, pair: string | undefined, context: Asked) {
  if (pair === undefined) return undefined
  const asked = { proposalIds: [pair], limit: 1 }
  return (await listDisclosedPairs(tx, key, asked, context.language)).items[0]
}

const newOnce = () => randomBytes(16).toString('hex')

const showForm = route({
  method: 'GET',
  path: `${path}/object`,
  summary: 'The form with which anybody objects while a run is disclosed',
  access: 'public',
  input: { params, query: pairQuery },
  output: 'page',
  handle: async (context) => {
    const found = await programmeOf(context)
    return context.read({ counties: found.counties }, async (tx) => {
      const run = await getDisclosure(tx, found)
      return objectionPage(readerOf(context), {
        ...{ programme: found.programme, run, open: openOf(run), once: newOnce() },
        pair: await findPair(tx, found, context.query.pair, context),
        typed: {},
        faults: new Map(),
      })
    })
  },
})

/** As a browser sends it: what is missing or wrong is said on the form, with what was typed. */
const formFields = z.object({
  once: z.string().max(64).default(''),
  about: z.string().max(64).default('run'),
  from: z.string().max(64).optional(),
  body: z.string().default(''),
})

const sendForm = (origin: string) =>
  route({
    method: 'POST',
    path: `${path}/object`,
    summary: 'Object with a form; the page that answers says the code that reads the answer',
    access: 'public',
    secret: 'answer',
    hourly: objectionsPerHour,
    input: { params, query: pairQuery, body: formFields },
    output: 'page',
    handle: async (context) => {
      const found = await programmeOf(context)
      const { programme, counties, key } = found
      const { once, about, from, body } = context.body
      const given = { ...(about !== 'run' && { proposalId: about }), from, body }
      const parsed = objectionBody.safeParse(given)
      if (!parsed.success) {
        const faults = new Map(
          faultsOf(parsed.error.issues, given, (at) => at.map(String).join('/')).map(
            ({ pointer, detail, parameters }) => [
              pointer,
              pointer === 'from'
                ? say(objectionWords.wrongFrom, context.language)
                : say(detail, context.language, parameters),
            ],
          ),
        )
        return context.read({ counties }, async (tx) => {
          const run = await getDisclosure(tx, found)
          const typed = { about, body, ...(from && { from }) }
          return objectionPage(readerOf(context), {
            ...{ programme, run, open: openOf(run), once: once || newOnce(), typed, faults },
            pair: await findPair(tx, found, context.query.pair, context),
          })
        })
      }
      const code = codeOfForm(once || newOnce(), parsed.data)
      return context.write({ counties }, async (tx) => {
        const run = await getDisclosure(tx, found)
        const { proposalId } = parsed.data
        // Somebody else's objection undid it meanwhile; what was written stays.
        if (proposalId && !(await findPair(tx, found, proposalId, context))) {
          const faults = new Map([['about', say(objectionWords.pairGone, context.language)]])
          const typed = { about: 'run', from: parsed.data.from, body }
          const open = openOf(run)
          const view = { programme, run, open, once: newOnce(), pair: undefined, typed, faults }
          return objectionPage(readerOf(context), view)
        }
        await receiveObjection(tx, key, parsed.data, code)
        return receivedPage(readerOf(context), { programme, run, code, origin })
      })
    },
  })

/** What frames an answer: its disclosure, or nothing when the programme was withdrawn since it was disclosed. */
async function frameOf(
  tx: Transaction,
  { programmeId, county: countyCode, runId }: z.infer<typeof params>,
  language: Language,
): Promise<Pick<AnswerView, 'published' | 'demo'>> {
  const found = await findProgrammeOfAnswers(tx, { countyCode, runId })
  if (found?.id !== programmeId) throw absent()
  if (found.publishedAt === null) return { published: undefined, demo: demoOf([found]) }
  const programme = await getPublicProgramme(tx, programmeId, language)
  const run = await findDisclosure(tx, { countyCode, runId })
  if (!run) throw absent()
  return { published: { programme, run }, demo: demoOf([programme]) }
}

const askForAnswer = route({
  method: 'GET',
  path: `${path}/answer`,
  summary: 'Where the code of an objection is typed',
  access: 'public',
  input: { params },
  output: 'page',
  handle: (context) =>
    context.read({ counties: [context.params.county] }, async (tx) =>
      answerPage(readerOf(context), await frameOf(tx, context.params, context.language)),
    ),
})

const showAnswer = route({
  method: 'POST',
  path: `${path}/answer`,
  summary: 'What was answered to an objection, for whoever holds its code',
  access: 'public',
  secret: 'input',
  input: { params, body: z.object({ code: z.string().max(60).default('') }) },
  output: 'page',
  async handle(context) {
    const { county, runId } = context.params
    const { code } = context.body
    const parsed = answerCode.safeParse(code)
    return context.read({ counties: [county] }, async (tx) => {
      const view = await frameOf(tx, context.params, context.language)
      if (!parsed.success) {
        const typed = { code, wrong: 'incomplete' } as const
        return answerPage(readerOf(context), { ...view, typed })
      }
      const objection = await findAnswer(tx, { countyCode: county, runId }, parsed.data)
      return answerPage(readerOf(context), {
        ...view,
        ...(objection ? { objection } : { typed: { code, wrong: 'unknown' } as const }),
      })
    })
  },
})
