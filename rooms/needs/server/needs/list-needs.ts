import * as z from 'zod'
import { prefixOfCode } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { cutPage, decodeCursor } from '#base/shared/paging.ts'
import { needStates } from '../../shared/need-life.ts'
import {
  countNeedsInput,
  countNeedsOutput,
  listNeedsInput,
  listNeedsOutput,
  mostCounted,
} from '../../shared/need-schema.ts'
import { matchWords } from '../search/match-words.ts'
import { presentNeeds } from './present-needs.ts'
import { readerOf, scopeFor } from './reader.ts'
import { countNeedRows, listNeedRows, type NeedFilter, type Reader } from './store.ts'

type Asked = z.infer<typeof countNeedsInput.query>

async function filterOf(
  tx: Transaction,
  { counties }: Reader,
  { county: _, region, search = '', ...filter }: Asked,
): Promise<NeedFilter> {
  const words = await matchWords(tx, 'need', counties, search)
  return { ...filter, words, ...(region && { regionPrefix: prefixOfCode(region) }) }
}

/** The county that is asked for, by itself or by the place. */
function countyOf({ county, region }: Asked): string | undefined {
  if (county !== undefined) return county
  const prefix = region === undefined ? '' : prefixOfCode(region)
  return prefix.length < 6 ? undefined : prefix.slice(0, 6)
}

export const listNeeds = route({
  method: 'GET',
  path: '/api/needs',
  summary: 'Needs that the asker may read, newest first',
  access: { capability: 'needs.read' },
  input: listNeedsInput,
  output: listNeedsOutput,
  async handle({ actor, query: { after, limit, ...asked }, read }) {
    const county = countyOf(asked)
    return read(scopeFor(actor, county), async (tx) => {
      const reader = await readerOf(tx, actor, county)
      const [id] = decodeCursor(after, [z.uuid()]) ?? []
      const page = { after: id, limit: limit + 1 }
      const filter = await filterOf(tx, reader, asked)
      const rows = await listNeedRows(tx, filter, reader, page)
      const cut = cutPage(rows, limit, (row) => [row.id])
      return { ...cut, items: await presentNeeds(tx, cut.items) }
    })
  },
})

export const countNeeds = route({
  method: 'GET',
  path: '/api/needs/counts',
  summary: 'How many of those needs are at each state, up to a thousand each',
  access: { capability: 'needs.read' },
  input: countNeedsInput,
  output: countNeedsOutput,
  async handle({ actor, query: { state, ...asked }, read }) {
    const county = countyOf(asked)
    return read(scopeFor(actor, county), async (tx) => {
      const reader: Reader = await readerOf(tx, actor, county)
      const filter = await filterOf(tx, reader, asked)
      const states: Partial<Record<(typeof needStates)[number], number>> = {}
      for (const each of needStates) {
        if (state !== undefined && each !== state) continue
        const count = await countNeedRows(tx, { ...filter, state: each }, reader, mostCounted)
        if (count > 0) states[each] = count
      }
      return { states }
    })
  },
})
