import type { Transaction } from '#base/server/db/work.ts'
import { searchShortly } from '#base/server/search/search-in-turn.ts'
import { splitWords } from '#base/server/search/typed.ts'
import { type Level, levelOf, levels, padCode, prefixOf } from '../../shared/code.ts'
import { getPaths, type PathStep, readPath } from '../paths.ts'
import { listRegionsByCodes, type Region } from '../store.ts'
import { readingsOf, wordOf } from './parse-query.ts'
import { findCodes, type SearchFilter } from './store.ts'

export interface Search {
  query: string
  /** Code of the region to stay within. */
  within?: string | undefined
  /** Code of a county: what lies in it comes first, then what lies in its prefecture. */
  near?: string | undefined
  levels?: readonly Level[] | undefined
  limit?: number | undefined
}

export interface FoundRegion extends Region {
  path: PathStep[]
  /** 吉林省延边朝鲜族自治州敦化市雁鸣湖镇腰甸村. */
  fullName: string
}

const usualLimit = 20

/**
 * Finds regions that are valid now by name, part of a name, pinyin, initials or code; several words must all hold,
 * each for the region or for one above it. A query that holds no letter or digit finds nothing.
 */
export async function searchRegions(tx: Transaction, search: Search): Promise<FoundRegion[]> {
  const filter: SearchFilter = {
    within: search.within ? significant(search.within) : '',
    ...(search.near && { near: search.near }),
    levels: search.levels ?? levels,
    limit: search.limit ?? usualLimit,
  }
  const codes = await searchShortly(tx, () => findByWords(tx, splitWords(search.query), filter))
  const regions = new Map((await listRegionsByCodes(tx, codes)).map((each) => [each.code, each]))
  const paths = await getPaths(tx, codes)
  return codes.flatMap((code) => {
    const region = regions.get(code)
    if (!region) return []
    const path = paths.get(code) ?? []
    return [{ ...region, path, fullName: readPath(path) }]
  })
}

async function findByWords(
  tx: Transaction,
  words: readonly string[],
  filter: SearchFilter,
): Promise<string[]> {
  if (words.length === 0) return []
  for (const reading of readingsOf(words)) {
    const found = await findCodes(tx, telling(reading).map(wordOf), filter)
    if (found.length > 0) return found
  }
  return []
}

/** A word of one character begins up to every eighth name, so that a third tells little and costs much. */
const mostShort = 2

/** Each word once. */
function telling(reading: readonly string[]): string[] {
  const words = [...new Set(reading)]
  const short = words.filter((word) => [...word].length === 1)
  return words.filter((word) => !short.slice(mostShort).includes(word))
}

/** 222403 and 222403000000 both mean everything that begins with 222403. */
function significant(code: string): string {
  const padded = padCode(code)
  return prefixOf(padded, levelOf(padded))
}
