/** The characters of the sentences that browsers make, in traditional script as the server would write them. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toTraditional } from '#base/server/http/traditional.ts'
import { converterOf, type TraditionalMap } from '#base/web/traditional.ts'

/** The files whose Chinese a browser may say. */
export const spokenSources = [
  'packages/pairing/src/words/**/*.ts',
  'packages/pairing/src/optimum/words{.ts,/**/*.ts}',
  'apps/web/portal/*-words.ts',
]

/** @param sources the files whose Chinese is said */
export function traditionalMap(
  root: string,
  sources: readonly string[] = spokenSources,
): TraditionalMap {
  const text = globSync(sources, { cwd: root })
    .sort()
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n')
  const runs = [...new Set(text.match(/\p{Script=Han}+/gu) ?? [])].sort()
  const counts = new Map<string, Map<string, number>>()
  const pairs = runs.map((run) => ({ run, converted: toTraditional(run) }))
  for (const { run, converted } of pairs) {
    for (const [at, each] of [...run].entries()) {
      const seen = counts.get(each) ?? new Map<string, number>()
      const target = [...converted][at] ?? ''
      counts.set(each, seen.set(target, (seen.get(target) ?? 0) + 1))
    }
  }
  const usual = new Map(
    [...counts].map(([each, seen]) => [
      each,
      [...seen].sort((a, b) => b[1] - a[1])[0]?.[0] ?? each,
    ]),
  )
  const changed = [...usual].filter(([each, target]) => each !== target)
  const map: TraditionalMap = {
    from: changed.map(([each]) => each).join(''),
    to: changed.map(([, target]) => target).join(''),
    phrases: {},
  }
  for (const { run, converted } of pairs) addPhrases(map, usual, run, converted)
  const convert = converterOf(map)
  for (const { run, converted } of pairs) {
    if (convert(run) !== converted) map.phrases[run] = converted
  }
  return map
}

/** A character that is not written as usual here is written so together with its neighbour. */
function addPhrases(
  { phrases }: TraditionalMap,
  usual: ReadonlyMap<string, string>,
  run: string,
  converted: string,
): void {
  for (let at = 0; at < run.length; at++) {
    if (usual.get(run[at] as string) === converted[at]) continue
    const from = Math.max(0, at - 1)
    phrases[run.slice(from, from + 2)] = converted.slice(from, from + 2)
  }
}
